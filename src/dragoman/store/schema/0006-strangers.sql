-- Somebody the actor book does not know who is met in several documents: `actor` is the id bound to the document,
-- `one` the actor these are in all of them, or `actor` again where a namesake is kept apart; `body` has both.
-- The other tables say `one`.

DROP TABLE stranger;
CREATE TABLE stranger (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    actor    TEXT NOT NULL,
    one      TEXT NOT NULL,
    why      TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (document, actor)
) WITHOUT ROWID;
CREATE INDEX stranger_one ON stranger (one);
