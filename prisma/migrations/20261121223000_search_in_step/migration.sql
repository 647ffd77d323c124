-- What keeps the search in step with the annonces: which documents must be read anew, which indexes are told of them, and what
-- each index has yet to hear. All of it outlives a process that is killed.

-- An annonce that changed since its document was read. Whoever reads it holds the row, so that the later read is the later write.
CREATE TABLE search_stale (
  listing_id integer PRIMARY KEY,
  since timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX search_stale_since_idx ON search_stale (since);

-- An index outside the database that is told of every document.
CREATE TABLE search_index (
  uid text PRIMARY KEY,
  -- Since when it has held every document; until then it is being filled, and not asked.
  full_at timestamptz(3),
  -- When a process last said that it needs it.
  needed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

CREATE SEQUENCE search_mark;

CREATE TABLE search_pending (
  index_uid text NOT NULL REFERENCES search_index (uid) ON DELETE CASCADE,
  listing_id integer NOT NULL,
  -- Moved on by every write: what was written while an older state was on its way still waits.
  mark bigint NOT NULL DEFAULT nextval('search_mark'),
  -- Why the index refuses this document; it is offered again once it changes.
  refused text,
  PRIMARY KEY (index_uid, listing_id)
);
CREATE INDEX search_pending_mark_idx ON search_pending (index_uid, mark) WHERE refused IS NULL;

-- The program that wrote a document: another version may write it otherwise.
ALTER TABLE search_document ADD COLUMN version text NOT NULL DEFAULT '';

-- Every index hears of a document that was written, whoever wrote it, in the same transaction.
CREATE FUNCTION search_document_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_pending (index_uid, listing_id)
  SELECT uid, listing_id FROM search_index CROSS JOIN written ORDER BY uid, listing_id
  ON CONFLICT (index_uid, listing_id) DO UPDATE SET mark = excluded.mark, refused = NULL;
  RETURN NULL;
END
$$;

-- What was written as it was is no news.
CREATE FUNCTION search_document_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_pending (index_uid, listing_id)
  SELECT uid, listing_id FROM search_index CROSS JOIN written JOIN formerly USING (listing_id)
  WHERE written.updated_at <> formerly.updated_at ORDER BY uid, listing_id
  ON CONFLICT (index_uid, listing_id) DO UPDATE SET mark = excluded.mark, refused = NULL;
  RETURN NULL;
END
$$;

CREATE TRIGGER search_document_added AFTER INSERT ON search_document
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_document_written();
CREATE TRIGGER search_document_removed AFTER DELETE ON search_document
  REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_document_written();
CREATE TRIGGER search_document_changed AFTER UPDATE ON search_document
  REFERENCING OLD TABLE AS formerly NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_document_rewritten();
