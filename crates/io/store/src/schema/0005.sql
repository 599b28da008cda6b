-- Schema 5: what files brought, so that a file that is brought in twice doubles nothing.

-- A mark is the hash of an entry of a file as it was read. It counts as long as its step is not undone and the
-- line it went to is there.
CREATE TABLE arrival (
    list TEXT    NOT NULL,
    mark TEXT    NOT NULL,
    line TEXT    NOT NULL,
    step TEXT    NOT NULL, -- history.id
    PRIMARY KEY (list, mark, step)
) STRICT, WITHOUT ROWID;
