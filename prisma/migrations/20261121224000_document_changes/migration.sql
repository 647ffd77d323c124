-- What was found by words a moment ago may not be any more: a document was written, or an index confirmed one. Noted beside the
-- changes of annonces, as the annonce 0, which does not exist.
CREATE FUNCTION note_document_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO listing_change (listing_id) VALUES (0) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_document_noted AFTER INSERT OR UPDATE OR DELETE ON search_document FOR EACH STATEMENT EXECUTE FUNCTION note_document_change();
CREATE TRIGGER search_pending_noted AFTER DELETE ON search_pending FOR EACH STATEMENT EXECUTE FUNCTION note_document_change();
