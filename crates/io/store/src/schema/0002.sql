-- Schema 2: which shop a list is for, the order of a shop's aisles, packets of the same need, and the
-- allergens that a packet names.

ALTER TABLE list ADD COLUMN shop TEXT;

ALTER TABLE own_product ADD COLUMN same_as INTEGER; -- another packet of the same need
ALTER TABLE own_product ADD COLUMN allergens TEXT;  -- null: nobody looked; else a JSON array
CREATE INDEX own_product_same ON own_product (same_as) WHERE same_as IS NOT NULL;

-- Orders that were set by hand. The shop is its name without regard to case and white space.
CREATE TABLE aisle_order (
    shop   TEXT NOT NULL PRIMARY KEY,
    aisles TEXT NOT NULL -- a JSON array
) STRICT, WITHOUT ROWID;

-- What was put into the trolley from which aisle, to learn the order from. It counts as long as its
-- step stands.
CREATE TABLE tick (
    seq   INTEGER NOT NULL PRIMARY KEY,
    step  TEXT    NOT NULL,
    at    INTEGER NOT NULL,
    shop  TEXT    NOT NULL,
    aisle TEXT    NOT NULL
) STRICT;
CREATE INDEX tick_by_shop ON tick (shop, seq);
