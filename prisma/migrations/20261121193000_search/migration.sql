-- The search on PostgreSQL: words, stems, typos and facets of the documents, and which annonces are not free when.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- ---------------------------------------------------------------- words

-- Lower case, without accents, apostrophes and hyphens: "L’Écocup" and "l ecocup" are the same.
-- unaccent() is only stable because its dictionary could be changed; ours is not.
CREATE FUNCTION search_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, coalesce(words, ''))), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- Each word as it is (for prefixes and exact words) and its French stem (for plurals).
CREATE FUNCTION search_vector(words text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', public.search_plain(words)) || to_tsvector('pg_catalog.french', public.search_plain(words)), weight)
$$;

CREATE FUNCTION search_texts(list jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(entry), '{}') FROM jsonb_array_elements_text(list) AS entry
$$;

-- ---------------------------------------------------------------- documents

-- A document is only ever written whole; everything else is derived here.
ALTER TABLE search_document
  ADD COLUMN words tsvector GENERATED ALWAYS AS (
    search_vector(document->>'title', 'A') || search_vector(document->>'association', 'B')
    || search_vector(document->>'communeNames', 'C') || search_vector(document->>'categoryWords', 'D') || search_vector(document->>'description', 'D')
  ) STORED,
  ADD COLUMN category_words tsvector GENERATED ALWAYS AS (search_vector(document->>'categoryWords', 'A')) STORED,
  ADD COLUMN nature text GENERATED ALWAYS AS (document->>'nature') STORED,
  ADD COLUMN category text GENERATED ALWAYS AS (document->>'category') STORED,
  ADD COLUMN subcategory text GENERATED ALWAYS AS (document->>'subcategory') STORED,
  ADD COLUMN communes text[] GENERATED ALWAYS AS (search_texts(document->'communes')) STORED,
  ADD COLUMN audience text[] GENERATED ALWAYS AS (search_texts(document->'audience')) STORED,
  ADD COLUMN free boolean GENERATED ALWAYS AS ((document->>'free')::boolean) STORED,
  ADD COLUMN accessible boolean GENERATED ALWAYS AS ((document->>'accessible')::boolean) STORED,
  ADD COLUMN stock integer GENERATED ALWAYS AS ((document->>'stock')::integer) STORED,
  ADD COLUMN published_at bigint GENERATED ALWAYS AS ((document->>'publishedAt')::bigint) STORED,
  ADD COLUMN lat double precision GENERATED ALWAYS AS ((document->'point'->>'lat')::double precision) STORED,
  ADD COLUMN lng double precision GENERATED ALWAYS AS ((document->'point'->>'lng')::double precision) STORED;

CREATE INDEX search_document_words_idx ON search_document USING gin (words);
CREATE INDEX search_document_communes_idx ON search_document USING gin (communes);
CREATE INDEX search_document_subcategory_idx ON search_document (subcategory);

-- Every word that stands in a document, for mending typos. Words are never taken out: one that stands nowhere finds nothing.
CREATE TABLE search_word (
  word text PRIMARY KEY
);
CREATE INDEX search_word_start_idx ON search_word (left(word, 1), length(word));
CREATE INDEX search_word_prefix_idx ON search_word (word text_pattern_ops);
