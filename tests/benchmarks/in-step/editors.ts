import { issueToken } from '~/accounts/access-tokens.server'
import { readClock } from '~/platform/clock.server'

import { type Random, seededRandom } from '../../../prisma/demo/random'
import type { BorrowedSite } from './borrowed-site'

const ANNONCES = 300
const DAY_MS = 86_400_000
/** An annonce that a search without dates finds: a gift is gone once it is promised. */
export const FOUND = `l.status = 'published' and l.hidden_at is null and o.status = 'verified' and l.nature <> 'don' and l.stock > l.lost`
const LETTERS = 'bcdfghjklmnpqrstvwxz'

export interface Editor {
  /** An annonce gets a title with a word that stands nowhere else, as its owner changes it through the API. @throws where that is refused. */
  edit(): Promise<{ id: number; word: string }>
  /** What is found by a word. @throws where the answer is not one. */
  finds(word: string): Promise<{ ids: number[]; total: number }>
}

/** Owners of random annonces, with a token each. @param share where several edit at once, no annonce is edited by two */
export async function openEditor({ site, database: { db, pool } }: Pick<BorrowedSite, 'site' | 'database'>, seed: number, share = { every: 1, nth: 0 }): Promise<Editor> {
  const { rows: owned } = await pool.query<{ id: number; title: string; personId: string }>(
    `select l.id, l.title, m.person_id as "personId" from listing l join organisation o on o.id = l.organisation_id
     join lateral (select person_id from membership where organisation_id = o.id and role = 'responsable' limit 1) m on true
     where ${FOUND} and l.id % $2 = $3
     order by md5(l.id::text || $1) limit ${ANNONCES}`, [String(seed), share.every, share.nth])
  const now = readClock()
  const tokens = new Map<string, string>()
  for (const personId of new Set(owned.map((each) => each.personId))) {
    tokens.set(personId, (await issueToken(db, { personId, name: 'bench', scopes: ['read', 'write'], expiresAt: new Date(now.getTime() + DAY_MS) }, now)).token)
  }
  const random = seededRandom(seed)
  let calls = 0
  /** Calls are counted by visitor and by token. */
  const visitor = () => `10.99.${(calls++ >> 8) & 255}.${calls & 255}`

  return {
    async edit() {
      const { id, title, personId } = random.pick(owned)
      const word = inventedWord(random)
      const answer = await fetch(`${site.url}/api/v1/listings/${id}`, {
        method: 'PATCH', body: JSON.stringify({ title: `${title.slice(0, 60)} ${word}` }),
        headers: { authorization: `Bearer ${tokens.get(personId)}`, 'content-type': 'application/json', 'x-forwarded-for': visitor() },
      })
      if (!answer.ok) throw new Error(`PATCH ${id}: ${answer.status} ${await answer.text()}`)
      await answer.arrayBuffer()
      return { id, word }
    },
    async finds(word) {
      const answer = await fetch(`${site.url}/api/v1/listings?q=${word}`, { headers: { 'x-forwarded-for': visitor() } })
      if (!answer.ok) throw new Error(`q=${word}: ${answer.status}`)
      const { items, total } = (await answer.json()) as { items: { id: number }[]; total: number }
      return { ids: items.map(({ id }) => id), total }
    },
  }
}

const inventedWord = (random: Random) => Array.from({ length: 12 }, () => LETTERS[random.int(0, LETTERS.length - 1)]).join('')
