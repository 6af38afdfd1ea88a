-- Flat tables for those who analyse, with any SQLite tool. Made anew with every migration: a changed view needs
-- a new numbered file, be it empty.

DROP VIEW IF EXISTS document_flat;
CREATE VIEW document_flat AS
SELECT document.id, source, title, publisher, url, published_from, published_to, published_basis,
       length(text) AS characters,
       (SELECT count(*) FROM event WHERE event.document = document.id) AS events,
       (SELECT count(*) FROM statement WHERE statement.document = document.id) AS statements,
       (SELECT count(*) FROM commitment WHERE commitment.document = document.id) AS commitments,
       made_by
FROM document;

DROP VIEW IF EXISTS party_list;
CREATE VIEW party_list AS
SELECT document, record, role,
       group_concat(actor, '; ') AS actors, group_concat(name, '; ') AS names,
       group_concat(coalesce(country, ''), '; ') AS countries, group_concat(coalesce(sector, ''), '; ') AS sectors
FROM (SELECT * FROM party ORDER BY document, record, role, position)
GROUP BY document, record, role;

DROP VIEW IF EXISTS event_flat;
CREATE VIEW event_flat AS
SELECT event.id, event.document, document.title, document.publisher, document.published_from,
       event.event, event.mode, event.context, event.status, scale.quad_code, scale.event_scale,
       actor.actors AS actor, actor.names AS actor_name, actor.countries AS actor_country,
       actor.sectors AS actor_sector,
       recipient.actors AS recipient, recipient.names AS recipient_name,
       recipient.countries AS recipient_country, recipient.sectors AS recipient_sector,
       event.date_from, event.date_to, nullif(json_extract(event.body, '$.when.qualifier'), '') AS date_qualifier,
       event.place, event.country AS place_country,
       event.told_by AS attributed_to, story_event.story, event.confidence, event.trigger, event.start, event."end",
       substr(document.text, event.start + 1, event."end" - event.start) AS sentence
FROM event
JOIN document ON document.id = event.document
LEFT JOIN story_event ON story_event.event = event.id
LEFT JOIN scale ON scale.event = event.event AND scale.mode = coalesce(event.mode, '')
LEFT JOIN party_list AS actor
    ON actor.document = event.document AND actor.record = event.id AND actor.role = 'actor'
LEFT JOIN party_list AS recipient
    ON recipient.document = event.document AND recipient.record = event.id AND recipient.role = 'recipient'
ORDER BY document.number, event.position;

DROP VIEW IF EXISTS statement_flat;
CREATE VIEW statement_flat AS
SELECT statement.id, statement.document, document.title, document.publisher, document.published_from,
       statement.kind, speaker.actors AS speaker, speaker.names AS speaker_name,
       speaker.countries AS speaker_country, speaker.sectors AS speaker_sector,
       statement.cue, statement.content, addressee.actors AS addressee, about.actors AS about,
       statement.date_from, statement.date_to, statement.event, statement.start, statement."end"
FROM statement
JOIN document ON document.id = statement.document
LEFT JOIN party_list AS speaker
    ON speaker.document = statement.document AND speaker.record = statement.id AND speaker.role = 'speaker'
LEFT JOIN party_list AS addressee
    ON addressee.document = statement.document AND addressee.record = statement.id AND addressee.role = 'addressee'
LEFT JOIN party_list AS about
    ON about.document = statement.document AND about.record = statement.id AND about.role = 'about'
ORDER BY document.number, statement.position;

DROP VIEW IF EXISTS commitment_flat;
CREATE VIEW commitment_flat AS
SELECT commitment.id, commitment.document, document.title, document.publisher, document.published_from,
       commitment.kind, by_.actors AS "by", by_.names AS by_name, to_.actors AS "to", to_.names AS to_name,
       commitment.content, commitment.condition_for, commitment.status, commitment.basis,
       commitment.date_from, commitment.date_to, commitment.due_from, commitment.due_to, commitment.start, commitment."end"
FROM commitment
JOIN document ON document.id = commitment.document
LEFT JOIN party_list AS by_
    ON by_.document = commitment.document AND by_.record = commitment.id AND by_.role = 'by'
LEFT JOIN party_list AS to_
    ON to_.document = commitment.document AND to_.record = commitment.id AND to_.role = 'to'
ORDER BY document.number, commitment.position;

DROP VIEW IF EXISTS mention_flat;
CREATE VIEW mention_flat AS
SELECT mention.id, mention.document, mention.start, mention."end", mention.text, mention.kind,
       link.actor, actor.name, link.score, link.rule
FROM mention
JOIN document ON document.id = mention.document
LEFT JOIN link ON link.document = mention.document AND link.mention = mention.id
LEFT JOIN document_actor ON document_actor.document = mention.document AND document_actor.actor = link.actor
LEFT JOIN actor ON actor.key = document_actor.key
ORDER BY document.number, mention.position, link.position;

DROP VIEW IF EXISTS actor_flat;
CREATE VIEW actor_flat AS
SELECT actor.id, min(actor.name) AS name, min(actor.kind) AS kind, min(actor.parent) AS parent,
       min(actor.wikidata) AS wikidata, count(DISTINCT document_actor.document) AS documents
FROM actor JOIN document_actor ON document_actor.key = actor.key
GROUP BY actor.id;

DROP VIEW IF EXISTS story_flat;
CREATE VIEW story_flat AS
SELECT story.id, story.event, story.mode, story.status, scale.quad_code, scale.event_scale,
       (SELECT group_concat(actor, '; ') FROM (SELECT actor FROM story_party
        WHERE story_party.story = story.id AND role = 'actor' ORDER BY position)) AS actor,
       (SELECT group_concat(actor, '; ') FROM (SELECT actor FROM story_party
        WHERE story_party.story = story.id AND role = 'recipient' ORDER BY position)) AS recipient,
       story.date_from, story.date_to, story.date_basis, story.place, story.country AS place_country,
       story.reports, story.documents, story.independent, story.first_report, story.last_report, story.contradicted
FROM story
LEFT JOIN scale ON scale.event = story.event AND scale.mode = coalesce(story.mode, '')
ORDER BY story.date_from IS NULL, story.date_from, story.date_to, story.id;
