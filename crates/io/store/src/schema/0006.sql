-- Schema 6: what a step changed of what was agreed on with a basket, so that undoing the step takes it
-- back as well.
CREATE TABLE agreed_change (
    step   TEXT NOT NULL, -- history.id
    basket TEXT NOT NULL REFERENCES basket (id) ON DELETE CASCADE,
    remote TEXT NOT NULL,
    before TEXT, -- {"line", "item"} as JSON; null: nothing was agreed on
    after  TEXT,
    PRIMARY KEY (step, basket, remote)
) STRICT, WITHOUT ROWID;
