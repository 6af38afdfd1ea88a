-- What is kept to code again without the parser, and who the strangers of several documents are.

-- The parse of each document, packed.
CREATE TABLE grammar (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    body     BLOB NOT NULL
) WITHOUT ROWID;

-- The actor book as each coder knew it, packed: tells what has changed since.
CREATE TABLE book (
    made_by TEXT PRIMARY KEY,
    body    BLOB NOT NULL
) WITHOUT ROWID;

-- Somebody the actor book does not know who is met in several documents: the one actor these are, and why;
-- or why somebody of the same name is another.
CREATE TABLE stranger (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    actor    TEXT NOT NULL,
    one      TEXT NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (document, actor)
) WITHOUT ROWID;
CREATE INDEX stranger_one ON stranger (one);
