-- A record of coded documents. Tables mirror the types of dragoman.model: flat columns for those who
-- analyse, and `body`, the value as JSON, from which the type is built again exactly. Mentions and
-- links are many: their `body` leaves out what the columns say.
-- No times of running are kept: the same input gives the same file content.

CREATE TABLE document (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    made_by         TEXT NOT NULL,
    source          TEXT NOT NULL,
    reader          TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    title           TEXT,
    url             TEXT,
    publisher       TEXT,
    language        TEXT,
    published_from  TEXT,
    published_to    TEXT,
    published_basis TEXT,
    text            TEXT NOT NULL,
    body            TEXT NOT NULL
);
CREATE INDEX document_published ON document (published_from);

-- Everywhere the same text was found.
CREATE TABLE document_source (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    source   TEXT NOT NULL,
    PRIMARY KEY (document, source)
) WITHOUT ROWID;

CREATE TABLE mention (
    id       TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    text     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- One row for each distinct description of an actor; `key` is its digest.
CREATE TABLE actor (
    key      TEXT PRIMARY KEY,
    id       TEXT NOT NULL,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    parent   TEXT,
    wikidata TEXT,
    body     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX actor_id ON actor (id);

CREATE TABLE document_actor (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    key      TEXT NOT NULL REFERENCES actor (key),
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX document_actor_actor ON document_actor (actor);
CREATE INDEX document_actor_key ON document_actor (key);

-- What actors of the documents belong to, though no document may name it: states, ministries, groups.
CREATE TABLE actor_above (
    id   TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE link (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    mention  TEXT NOT NULL,
    actor    TEXT NOT NULL,
    score    REAL NOT NULL,
    rule     TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX link_actor ON link (actor);

CREATE TABLE date_phrase (
    document  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    text      TEXT NOT NULL,
    type      TEXT NOT NULL,
    value     TEXT NOT NULL,
    date_from TEXT,
    date_to   TEXT,
    body      TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE place (
    document  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    name      TEXT NOT NULL,
    country   TEXT,
    lat       REAL,
    lon       REAL,
    geonameid INTEGER,
    resolution TEXT NOT NULL,
    literal   INTEGER NOT NULL,
    body      TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE event (
    id           TEXT PRIMARY KEY,
    document     TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    trigger      TEXT NOT NULL,
    event        TEXT NOT NULL,
    mode         TEXT,
    context      TEXT NOT NULL,
    status       TEXT NOT NULL,
    date_from    TEXT,
    date_to      TEXT,
    place        TEXT,
    country      TEXT,
    told_by      TEXT,
    confidence   REAL NOT NULL,
    body         TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_document ON event (document, position);
CREATE INDEX event_type ON event (event, status);
CREATE INDEX event_date ON event (date_from);

CREATE TABLE statement (
    id        TEXT PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    cue       TEXT,
    content   TEXT NOT NULL,
    event     TEXT,
    date_from TEXT,
    date_to   TEXT,
    body      TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX statement_document ON statement (document, position);

CREATE TABLE commitment (
    id            TEXT PRIMARY KEY,
    document      TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    start         INTEGER NOT NULL,
    "end"         INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    content       TEXT NOT NULL,
    condition_for TEXT,
    status        TEXT NOT NULL,
    basis         TEXT NOT NULL,
    date_from     TEXT,
    date_to       TEXT,
    body          TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX commitment_document ON commitment (document, position);

-- Who stands where in an event, statement or commitment, as they were on its day.
CREATE TABLE party (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    record   TEXT NOT NULL,
    role     TEXT NOT NULL,
    position INTEGER NOT NULL,
    mention  TEXT NOT NULL,
    actor    TEXT,
    name     TEXT NOT NULL,
    country  TEXT,
    sector   TEXT,
    office   TEXT,
    text     TEXT NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    PRIMARY KEY (document, record, role, position)
) WITHOUT ROWID;
CREATE INDEX party_actor ON party (actor);

CREATE TABLE evidence (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    record   TEXT NOT NULL,
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    words    TEXT NOT NULL,
    rule     TEXT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (document, record, position)
) WITHOUT ROWID;
CREATE INDEX evidence_rule ON evidence (rule);

-- What could not be coded, until it can.
CREATE TABLE failure (
    source  TEXT PRIMARY KEY,
    problem TEXT NOT NULL
) WITHOUT ROWID;

-- Quad code and PLOVER score of each type and mode ('' for no mode).
CREATE TABLE scale (
    event       TEXT NOT NULL,
    mode        TEXT NOT NULL,
    quad_code   INTEGER NOT NULL,
    event_scale REAL NOT NULL,
    PRIMARY KEY (event, mode)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE document_search USING fts5 (title, text, content='document', content_rowid='number');
CREATE TRIGGER document_search_added AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER document_search_removed AFTER DELETE ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;
