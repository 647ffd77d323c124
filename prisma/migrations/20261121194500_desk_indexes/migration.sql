-- What the coordinator's desk reads: its log by commune, and annonces by a part of their title or association.

CREATE INDEX moderation_decision_commune_idx ON moderation_decision (commune_insee, created_at DESC);
CREATE INDEX moderation_decision_author_idx ON moderation_decision (decided_by_id, created_at DESC);
CREATE INDEX loan_overdue_answer_idx ON loan (remind_at) WHERE state = 'pending';

CREATE INDEX listing_plain_title_idx ON listing USING gin (search_plain(title) gin_trgm_ops);
CREATE INDEX organisation_plain_name_idx ON organisation USING gin (search_plain(name) gin_trgm_ops);
