-- What is suggested while somebody types: titles and names by their beginning and by the beginnings of their words.

-- The planner may look at the words of many rows: they are kept, not worked out.
ALTER TABLE search_document ADD COLUMN title_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', search_plain(document->>'title'))) STORED;
CREATE INDEX search_document_title_words_idx ON search_document USING gin (title_words);
CREATE INDEX search_document_title_start_idx ON search_document (search_plain(document->>'title') text_pattern_ops, listing_id);

CREATE INDEX organisation_name_start_idx ON organisation (search_plain(name) text_pattern_ops) WHERE status = 'verified';
CREATE INDEX organisation_name_words_idx ON organisation USING gin (to_tsvector('simple', search_plain(name))) WHERE status = 'verified';
