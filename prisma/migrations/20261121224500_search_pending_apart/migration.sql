-- A document may be written at the moment at which an index is forgotten: what was noted for that index goes with the next one
-- that is forgotten, and fails no write.
ALTER TABLE search_pending DROP CONSTRAINT search_pending_index_uid_fkey;
