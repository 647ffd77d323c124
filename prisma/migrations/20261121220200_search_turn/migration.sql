-- How many people an annonce holds, and whose turn it is among equals.

ALTER TABLE search_document
  ADD COLUMN capacity integer GENERATED ALWAYS AS ((document->>'capacity')::integer) STORED,
  ADD COLUMN turn integer GENERATED ALWAYS AS (coalesce((document->>'turn')::integer, 0)) STORED;
