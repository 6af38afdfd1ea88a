-- Stories: reports of one event brought together. All of it is made from the documents and the corrections, and the same
-- whatever order they came in; only `number` and `piece` tell how it was made.

-- Events in the form in which they are compared; a document without a row here has not been looked at yet.
CREATE TABLE article (
    document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    made_by  TEXT NOT NULL,
    body     TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE report (
    number   INTEGER PRIMARY KEY,
    event    TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    place    TEXT NOT NULL, -- among the reports of a key, where there are too many to compare each with all
    piece    TEXT,
    body     TEXT NOT NULL
);
CREATE INDEX report_document ON report (document);
CREATE INDEX report_piece ON report (piece);

-- Reports that share a key are compared.
CREATE TABLE report_key (
    key    INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    PRIMARY KEY (key, report)
) WITHOUT ROWID;
CREATE INDEX report_key_report ON report_key (report);

-- What must be grouped anew because reports went away.
CREATE TABLE stale_piece (piece TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stale_key (key INTEGER PRIMARY KEY);
CREATE TRIGGER report_removed AFTER DELETE ON report WHEN old.piece IS NOT NULL BEGIN
    INSERT OR IGNORE INTO stale_piece VALUES (old.piece);
END;
CREATE TRIGGER report_key_removed AFTER DELETE ON report_key BEGIN
    INSERT OR IGNORE INTO stale_key VALUES (old.key);
END;

CREATE TABLE story (
    id           TEXT PRIMARY KEY,
    piece        TEXT NOT NULL,
    event        TEXT NOT NULL,
    mode         TEXT,
    status       TEXT NOT NULL,
    date_from    TEXT,
    date_to      TEXT,
    date_basis   TEXT,
    place        TEXT,
    country      TEXT,
    reports      INTEGER NOT NULL,
    documents    INTEGER NOT NULL,
    independent  INTEGER NOT NULL,
    first_report TEXT,
    last_report  TEXT,
    contradicted INTEGER NOT NULL,
    body         TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_piece ON story (piece);
CREATE INDEX story_date ON story (date_from);

CREATE TABLE story_event (
    event    TEXT PRIMARY KEY,
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_event_story ON story_event (story, position);

CREATE TABLE story_party (
    story    TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,
    actor    TEXT NOT NULL,
    events   INTEGER NOT NULL,
    PRIMARY KEY (story, position)
) WITHOUT ROWID;
CREATE INDEX story_party_actor ON story_party (actor);
