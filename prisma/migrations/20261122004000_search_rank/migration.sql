-- The words of a document by what they say: what the annonce is; what else that is called; its title and kind, who has it and where;
-- the rest. A commune in a title no longer outweighs the thing that was asked for.

ALTER TABLE search_document DROP COLUMN words;
ALTER TABLE search_document ADD COLUMN words tsvector GENERATED ALWAYS AS (
  search_vector(document->>'subject', 'A') || search_vector(document->>'otherNames', 'B')
  || search_vector(document->>'title', 'C') || search_vector(document->>'kind', 'C') || search_vector(document->>'association', 'C') || search_vector(document->>'communeNames', 'C')
  || search_vector(document->>'categoryName', 'C') || search_vector(document->>'synonyms', 'D') || search_vector(document->>'description', 'D')
) STORED;
CREATE INDEX search_document_words_idx ON search_document USING gin (words);

-- `own`: the words as typed; they rank above `others`, which stand for them (null where there are none). Both are lists: any of them counts.
-- A word that also stands in the prose makes no difference, and ranks are told apart by fiftieths: among equals, whose turn it is decides.
DROP FUNCTION search_matches(tsquery, tsquery);
CREATE FUNCTION search_matches(match tsquery, own tsquery, others tsquery)
RETURNS TABLE (
  listing_id integer, nature text, category text, subcategory text, communes text[], free boolean, accessible boolean, stock integer, capacity integer,
  audience text[], turn integer, published_at bigint, lat double precision, lng double precision, rank real
) LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT d.listing_id, d.nature, d.category, d.subcategory, d.communes, d.free, d.accessible, d.stock, d.capacity, d.audience, d.turn, d.published_at, d.lat, d.lng,
    round(50 * (3 * ts_rank('{0, 0.2, 0.8, 1}', d.words, own) + coalesce(ts_rank('{0, 0.2, 0.8, 1}', d.words, others), 0)))
  FROM search_document d WHERE d.words @@ match
$$;
