-- A search without words is put in order by the calendar, which has to know whose turn it is.
DROP TRIGGER organisation_noted ON organisation;
CREATE TRIGGER organisation_noted AFTER UPDATE OF name, slug, status, turn ON organisation FOR EACH ROW EXECUTE FUNCTION note_listing_change();
