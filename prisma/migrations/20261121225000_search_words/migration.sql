-- The words of a document by what they say: what the annonce is; its title and what else that is called; its kind, who has it and where;
-- the rest. A document of before lacks the new ones until the site has written it anew, which it does by itself.

ALTER TABLE search_document DROP COLUMN words, DROP COLUMN category_words;
ALTER TABLE search_document
  ADD COLUMN words tsvector GENERATED ALWAYS AS (
    search_vector(document->>'subject', 'A')
    || search_vector(document->>'title', 'B') || search_vector(document->>'otherNames', 'B')
    || search_vector(document->>'kind', 'C') || search_vector(document->>'association', 'C') || search_vector(document->>'communeNames', 'C')
    || search_vector(document->>'categoryName', 'D') || search_vector(document->>'synonyms', 'D') || search_vector(document->>'description', 'D')
  ) STORED;
CREATE INDEX search_document_words_idx ON search_document USING gin (words);

-- In the order of a question without words.
CREATE INDEX search_document_turn_idx ON search_document (turn, published_at DESC, listing_id DESC);
CREATE INDEX search_document_newest_idx ON search_document (published_at DESC, listing_id DESC);

-- The documents that words find. Functions of their own, for their setting: the planner takes a comparison of words for cheap, and
-- would read every document where a common word is asked for.
CREATE FUNCTION search_matching(match tsquery) RETURNS integer[] LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT array_agg(listing_id) FROM search_document WHERE words @@ match
$$;

-- With their facts. `own`: the words as typed, where `match` holds others that stand for them: they rank above these.
CREATE FUNCTION search_matches(match tsquery, own tsquery)
RETURNS TABLE (
  listing_id integer, nature text, category text, subcategory text, communes text[], free boolean, accessible boolean, stock integer, capacity integer,
  audience text[], turn integer, published_at bigint, lat double precision, lng double precision, rank real
) LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT d.listing_id, d.nature, d.category, d.subcategory, d.communes, d.free, d.accessible, d.stock, d.capacity, d.audience, d.turn, d.published_at, d.lat, d.lng,
    ts_rank('{0.05, 0.2, 0.5, 1}', d.words, match) + coalesce(2 * ts_rank('{0.05, 0.2, 0.5, 1}', d.words, own), 0)
  FROM search_document d WHERE d.words @@ match
$$;
