-- Schema 4: the journal of operations; what was done as a table of its own name; what was put on lists
-- and cleared from them, for suggestions.

-- A program that knows only schema 3 must not go on writing steps that are in no journal: it finds no
-- table of the old name.
ALTER TABLE step RENAME TO history;
-- The newest step that is not undone is found from the end: only undone ones are passed on the way.
DROP INDEX step_stands;

-- The homes that entries of the journal come from. Number 0 is this one.
CREATE TABLE device (
    number INTEGER NOT NULL PRIMARY KEY,
    id     TEXT    NOT NULL UNIQUE
) STRICT;

-- What was done, only ever added to. Everything in list, line, part, own_product, aisle_order, price,
-- history, touched and need_event follows from it, by replaying it in the order of `seq`.
CREATE TABLE journal (
    seq         INTEGER NOT NULL PRIMARY KEY,
    device      INTEGER NOT NULL REFERENCES device (number),
    number      INTEGER NOT NULL, -- 1, 2, 3 and so on for each device, in the order of `seq`
    version     INTEGER NOT NULL, -- the form of `operations`
    at          INTEGER NOT NULL,
    step        TEXT, -- null, as the three below: nobody did it
    action      TEXT,
    source_kind TEXT,
    source_from TEXT,
    operations  TEXT    NOT NULL -- a JSON array
) STRICT;

-- The needs that steps of adding put on lists and that steps of clearing took off, one row for each
-- line. A row counts as long as its step is not undone.
CREATE TABLE need_event (
    kind        TEXT    NOT NULL CHECK (kind IN ('added', 'cleared')),
    step        INTEGER NOT NULL, -- history.seq
    place       INTEGER NOT NULL, -- the order within the step
    list        TEXT    NOT NULL,
    gtin        INTEGER,
    symbology   TEXT,
    printed     TEXT,
    name        TEXT,
    parts       INTEGER NOT NULL, -- how many parts the line had, and of the newest of them:
    at          INTEGER NOT NULL,
    source_kind TEXT    NOT NULL,
    source_from TEXT,
    PRIMARY KEY (kind, step, place)
) STRICT, WITHOUT ROWID;
