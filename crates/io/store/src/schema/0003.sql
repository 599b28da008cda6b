-- Schema 3: prices that a person noted, by what is needed and by shop.

CREATE TABLE price (
    need     TEXT    NOT NULL, -- the key of the need in the unit of the price, as line.merge_key
    shop_key TEXT    NOT NULL, -- the shop without regard to case and white space; empty for anywhere
    shop     TEXT    NOT NULL,
    whose    TEXT    NOT NULL, -- the need itself, as JSON
    minor    INTEGER NOT NULL, -- minor units of the currency
    currency TEXT    NOT NULL,
    value    INTEGER NOT NULL, -- for how much
    unit     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (need, shop_key)
) STRICT, WITHOUT ROWID;
