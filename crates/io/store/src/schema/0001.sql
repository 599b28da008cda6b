-- Schema 1. Ids are UUIDs as text, times are milliseconds since 1970-01-01T00:00:00Z, codes are
-- GTINs as numbers. A released step never changes: a test pins its hash; write the next one instead.

CREATE TABLE list (
    id       TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE, -- the name without regard to case and white space
    rank     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    id        TEXT NOT NULL PRIMARY KEY,
    list      TEXT NOT NULL REFERENCES list (id),
    gtin      INTEGER,
    symbology TEXT,
    printed   TEXT,
    name      TEXT,
    checked   INTEGER NOT NULL,
    aisle     TEXT,
    note      TEXT,
    rank      TEXT NOT NULL,
    changed   INTEGER NOT NULL,
    merge_key TEXT NOT NULL -- what the same need in the same unit has in common
) STRICT, WITHOUT ROWID;
CREATE INDEX line_in_order ON line (list, rank, id);
CREATE INDEX line_by_need ON line (list, merge_key, id);

CREATE TABLE part (
    line        TEXT    NOT NULL REFERENCES line (id) ON DELETE CASCADE,
    place       INTEGER NOT NULL, -- 0 is the oldest
    source_kind TEXT    NOT NULL,
    source_from TEXT,
    value       INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (line, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_product (
    gtin     INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    brand    TEXT,
    quantity TEXT,
    aisle    TEXT,
    taught   INTEGER NOT NULL,
    words    TEXT    NOT NULL -- name and brand in lower case, to search in
) STRICT;

-- The history: whole rows before and after, as JSON. `seq` is the order of doing. The long column
-- stands last, so that nothing has to be read through it.
CREATE TABLE step (
    seq         INTEGER NOT NULL PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE,
    at          INTEGER NOT NULL,
    action      TEXT    NOT NULL,
    source_kind TEXT    NOT NULL,
    source_from TEXT,
    undone      INTEGER, -- null: it stands; else the order of undoing, the greatest is redone first
    undone_at   INTEGER,
    changes     TEXT    NOT NULL
) STRICT;
CREATE INDEX step_stands ON step (seq) WHERE undone IS NULL;
CREATE INDEX step_undone ON step (undone) WHERE undone IS NOT NULL;

-- Which rows and names a step touched, to know which later step stands in the way of an undo.
CREATE TABLE touched (
    what TEXT    NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (what, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE basket (
    id      TEXT    NOT NULL PRIMARY KEY,
    kind    TEXT    NOT NULL,
    name    TEXT    NOT NULL UNIQUE,
    config  TEXT    NOT NULL,
    created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What both sides last agreed on, by row of the remote. A line may be gone from its list and still
-- stand here, and for one sync it may stand in two rows: the list merged them, the remote not yet.
CREATE TABLE agreed (
    basket TEXT NOT NULL REFERENCES basket (id) ON DELETE CASCADE,
    line   TEXT NOT NULL,
    remote TEXT NOT NULL,
    item   TEXT NOT NULL,
    PRIMARY KEY (basket, remote)
) STRICT, WITHOUT ROWID;

CREATE TABLE match (
    basket      TEXT    NOT NULL REFERENCES basket (id) ON DELETE CASCADE,
    key         TEXT    NOT NULL,
    remote      TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    price_minor INTEGER,
    currency    TEXT,
    confirmed   INTEGER NOT NULL,
    seen        INTEGER NOT NULL,
    PRIMARY KEY (basket, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id       TEXT    NOT NULL PRIMARY KEY,
    basket   TEXT    NOT NULL REFERENCES basket (id) ON DELETE CASCADE,
    body     TEXT    NOT NULL,
    lines    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    state    TEXT    NOT NULL CHECK (state IN ('sending', 'done', 'failed', 'unknown')),
    answer   TEXT,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_open ON outbox (basket, at) WHERE state IN ('sending', 'unknown');

CREATE TABLE ledger (
    seq      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id       TEXT    NOT NULL UNIQUE,
    at       INTEGER NOT NULL,
    purpose  TEXT    NOT NULL,
    host     TEXT    NOT NULL,
    method   TEXT    NOT NULL,
    path     TEXT    NOT NULL,
    headers  TEXT    NOT NULL,
    bytes    INTEGER NOT NULL,
    body     BLOB    NOT NULL,
    status   INTEGER,
    received INTEGER,
    error    TEXT,
    ended_at INTEGER
) STRICT;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
