-- Which annonces changed, by transaction: how a process that keeps the calendar of what is free in memory stays in step.
-- A reader asks for what is visible to it now and was not in the snapshot it last looked at; so nothing is missed whatever the
-- order of commits, and no writer waits for another. See app/decisions/0008-a-calendar-in-memory.md

CREATE TABLE listing_change (
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  listing_id integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (xid, listing_id)
);

-- The rows of one transaction only ever meet each other.
CREATE FUNCTION note_listing_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'organisation' THEN
    INSERT INTO listing_change (listing_id) SELECT id FROM listing WHERE organisation_id = NEW.id ON CONFLICT DO NOTHING;
  ELSIF TG_TABLE_NAME = 'listing' THEN
    INSERT INTO listing_change (listing_id) VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END) ON CONFLICT DO NOTHING;
  ELSE
    IF TG_OP <> 'INSERT' THEN
      INSERT INTO listing_change (listing_id) VALUES (OLD.listing_id) ON CONFLICT DO NOTHING;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      INSERT INTO listing_change (listing_id) VALUES (NEW.listing_id) ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER listing_noted AFTER INSERT OR UPDATE OR DELETE ON listing FOR EACH ROW EXECUTE FUNCTION note_listing_change();
CREATE TRIGGER listing_site_noted AFTER INSERT OR UPDATE OR DELETE ON listing_site FOR EACH ROW EXECUTE FUNCTION note_listing_change();
CREATE TRIGGER listing_photo_noted AFTER INSERT OR UPDATE OR DELETE ON listing_photo FOR EACH ROW EXECUTE FUNCTION note_listing_change();
CREATE TRIGGER listing_closure_noted AFTER INSERT OR UPDATE OR DELETE ON listing_closure FOR EACH ROW EXECUTE FUNCTION note_listing_change();
CREATE TRIGGER organisation_noted AFTER UPDATE OF name, slug, status ON organisation FOR EACH ROW EXECUTE FUNCTION note_listing_change();
-- A request that waits holds nothing.
CREATE TRIGGER loan_line_noted_new AFTER INSERT ON loan_line FOR EACH ROW WHEN (NEW.quantity_held > 0) EXECUTE FUNCTION note_listing_change();
CREATE TRIGGER loan_line_noted AFTER UPDATE ON loan_line FOR EACH ROW WHEN (NEW.quantity_held > 0 OR OLD.quantity_held > 0) EXECUTE FUNCTION note_listing_change();
CREATE TRIGGER loan_line_noted_gone AFTER DELETE ON loan_line FOR EACH ROW WHEN (OLD.quantity_held > 0) EXECUTE FUNCTION note_listing_change();

-- The question in SQL, and what only it used.
DROP FUNCTION loan_window(nature, jsonb, jsonb, timestamptz, timestamptz);
DROP FUNCTION nearest_slot(jsonb, date, text, integer);
DROP FUNCTION paris_instant(date, text);
DROP INDEX listing_closure_when_idx, listing_widest_buffer_idx, listing_min_duration_idx, listing_max_duration_idx, listing_notice_idx, listing_pickup_days_idx, listing_short_idx, loan_line_for_ever_idx, loan_line_held_idx;
