import type pg from 'pg'

import { STOP_WORDS } from '../stop-words'

/** A word of a question, and what it may stand for in the documents. */
export interface QueryWord {
  /** Plain, as typed. */
  word: string
  stem: string
  /** Words of the documents that begin so, of the last word of a question; null where they are too many to name. */
  completions: string[] | null
  /** Words of the documents one or two letters away, with their stems; none where a document has the word itself (or, of the last, its beginning). */
  corrections: string[]
  /** This word and the next written as one, with its stem, where a document has it so: "vidéo projecteur". */
  joined: string[]
}

const MAX_WORDS = 10
/** A prefix costs the index ten times as much as naming the words. */
const MOST_COMPLETIONS = 60

/**
 * Looks up the words of a question. From 4 letters one typo is mended, from 8 two (a swap of neighbours is one), the first
 * letter held right; words with digits are taken as they are. Stop words are left out.
 */
export async function queryWords(pool: pg.Pool, text: string): Promise<QueryWord[]> {
  const { rows } = await pool.query<QueryWord>(
    `with typed as (
       select word, ord from unnest(string_to_array(search_plain($1), ' ')) with ordinality as t(word, ord) where word <> '' and word <> all($2::text[])
       order by ord limit $3
     ), paired as (
       select word, ord, word || lead(word) over (order by ord) as pair, lead(word) over (order by ord) is null as last from typed
     )
     select word,
       coalesce((ts_lexize('french_stem', word))[1], word) as stem,
       case when not last then '{}' else (
         select case when count(*) <= ${MOST_COMPLETIONS} then coalesce(array_agg(distinct coalesce((ts_lexize('french_stem', w.word))[1], w.word)), '{}') end
         from (select w.word from search_word w where w.word ~>=~ p.word and w.word ~<~ (p.word || chr(1114111)) limit ${MOST_COMPLETIONS + 1}) as w) end as completions,
       case when length(word) < 4 or word ~ '[0-9]' or exists (select from search_word w where w.word = p.word or (p.last and w.word like p.word || '%')) then '{}'
         else array(
           select distinct unnest(array[w.word, coalesce((ts_lexize('french_stem', w.word))[1], w.word)])
           from search_word w
           where left(w.word, 1) = left(p.word, 1)
             and length(w.word) between length(p.word) - 2 and length(p.word) + 2
             and (levenshtein_less_equal(w.word, p.word, 2) <= case when length(p.word) >= 8 then 2 else 1 end
               or w.word in (select left(p.word, i) || substr(p.word, i + 2, 1) || substr(p.word, i + 1, 1) || substr(p.word, i + 3)
                             from generate_series(1, length(p.word) - 2) as i))
           limit 20)
       end as corrections,
       case when exists (select from search_word w where w.word = p.pair)
         then array[pair, coalesce((ts_lexize('french_stem', pair))[1], pair)] else '{}' end as joined
     from paired p order by ord`,
    [text.replaceAll('\u0000', ' ').slice(0, 500), STOP_WORDS, MAX_WORDS],
  )
  return rows
}
