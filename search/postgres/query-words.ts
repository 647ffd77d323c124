import type pg from 'pg'

import { singular } from '../plain'
import { SHORTENED, spoken } from '../words'

/** A word of a question, and what it may stand for in the documents: stems, for what has a word has its stem. */
export interface QueryWord {
  /** Of the word as typed, in either number, written out or shortened: mostly one. */
  stems: string[]
  /** Stems of the words that begin so, of the last word. */
  completions: string[]
  /** Stems of the words one or two letters away, where no document has the word itself (or, of the last, its beginning). */
  corrections: string[]
  /** The last word itself, where too many words begin so to name them. */
  beginning: string | null
  /** Its two parts, where no document has it as one word: "mangedebout". */
  split: string[]
  /** This word and the next written as one, where a document has it so: "vidéo projecteur". */
  joined: string[]
}

/** Words that are looked at, as many as the other engine reads. */
const MOST_WORDS = 10
const LONGEST = 40
/** A prefix costs the index ten times as much as naming the words. */
const MOST_COMPLETIONS = 60
const MOST_CORRECTIONS = 20

/** The stems of French part "vélo" from "vélos" and "jeu" from "jeux"; "saint" may stand as "st". */
function formsOf(word: string): string[] {
  const plurals = [...(/[aiou]$/.test(word) ? [`${word}s`] : []), ...(/[aeo]u$/.test(word) ? [`${word}x`] : [])]
  return [word, singular(word), ...plurals, SHORTENED[word] ?? word]
}

const stemOf = (word: string) => `coalesce((ts_lexize('french_stem', ${word}))[1], ${word})`

/**
 * Looks up the words of a question. From 4 letters one typo is mended, from 8 two (a swap of neighbours is one), the first
 * letter held right; words with digits are taken as they are. Words that say nothing are left out.
 */
export async function queryWords(pool: pg.Pool, text: string): Promise<QueryWord[]> {
  const words = spoken(text).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST))
  if (words.length === 0) return []
  const { rows } = await pool.query<QueryWord>(
    `with typed as (
       select word, singular, string_to_array(forms, ' ') as forms, ord, word || lead(word) over (order by ord) as pair, lead(word) over (order by ord) is null as last, exists (select from search_word w where w.word = any(string_to_array(t.forms, ' '))) as known
       from unnest($1::text[], $2::text[], $3::text[]) with ordinality as t(word, singular, forms, ord)
     ), begun as (
       select t.*, completions from typed t left join lateral (
         select array_agg(w.word) as completions
         from (select w.word from search_word w where t.last and w.word ~>=~ t.word and w.word ~<~ (t.word || chr(1114111)) limit ${MOST_COMPLETIONS + 1}) as w) as c on true
     )
     select array(select distinct ${stemOf('w')} from unnest(forms) as w) as stems,
       case when cardinality(completions) > ${MOST_COMPLETIONS} then word end as beginning,
       array(select distinct ${stemOf('w')} from unnest(completions) as w where cardinality(completions) <= ${MOST_COMPLETIONS} and ${stemOf('w')} <> ${stemOf('b.word')}) as completions,
       case when known or completions is not null or length(word) < 4 or word ~ '[0-9]' then '{}' else array(
         select distinct ${stemOf('w.word')} from search_word w
         where left(w.word, 1) = left(b.word, 1)
           and length(w.word) between length(b.word) - 2 and length(b.word) + 2
           and (least(levenshtein_less_equal(w.word, b.word, 2), levenshtein_less_equal(w.word, b.singular, 2)) <= case when length(b.word) >= 8 then 2 else 1 end
             or w.word in (select left(b.word, i) || substr(b.word, i + 2, 1) || substr(b.word, i + 1, 1) || substr(b.word, i + 3) from generate_series(1, length(b.word) - 2) as i))
         limit ${MOST_CORRECTIONS}) end as corrections,
       case when known or completions is not null then '{}' else coalesce((
         select array[${stemOf('left(b.word, i)')}, ${stemOf('substr(b.word, i + 1)')}] from generate_series(3, length(b.word) - 3) as i
         where exists (select from search_word w where w.word = left(b.word, i)) and exists (select from search_word w where w.word = substr(b.word, i + 1))
         limit 1), '{}') end as split,
       case when exists (select from search_word w where w.word = pair) then array[${stemOf('pair')}] else '{}' end as joined
     from begun b order by ord`,
    [words, words.map(singular), words.map((word) => formsOf(word).join(' '))],
  )
  return rows
}
