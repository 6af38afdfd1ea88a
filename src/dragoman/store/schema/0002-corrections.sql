-- What people say against the record. No foreign key to documents: a correction outlives coding again.

CREATE TABLE correction (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    document TEXT,
    about    TEXT NOT NULL,
    before   TEXT NOT NULL,
    after    TEXT NOT NULL,
    made_by  TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    why      TEXT NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX correction_document ON correction (document);
