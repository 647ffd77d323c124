import { pepperOf } from '~/accounts/pepper.server'
import { searchDocuments } from '~/listings/search-documents.server'
import { matchNeedById } from '~/needs/match-need.server'
import { needsDigest } from '~/needs/needs-digest.server'
import { beginRound, matchBatch } from '~/needs/needs-round.server'
import type { NeedInput } from '~/needs/need.schema'
import { postNeed, saveSearch } from '~/needs/post-need.server'
import { writeMail } from '~/notifications/write-mail.server'
import type { OpenDatabase } from '~/platform/database.server'
import { parisInstant } from '~/platform/paris-time'
import type { Viewer } from '~/accounts/permissions'

import { makeListing } from '../../factories'
import { takeJobs as takeWaiting } from '../../support/jobs'
import type { useSite } from '../../support/web'

/** What everybody may leave out of a need. */
export const NEED: NeedInput = {
  words: 'chaises', quantity: 1, capacity: 0, natures: [], category: null, free: false, accessible: false, communeInsee: null, radiusKm: null,
  startsAt: null, endsAt: null, byHours: false, description: '',
}

/** The evenings of a few days in a row, each with its round, on the database of this file. */
export function useEvenings(database: OpenDatabase, site: ReturnType<typeof useSite>) {
  const at = (now: Date) => ({ db: database.db, now, services: site.services })
  const context = (viewer: Viewer, now: Date) => ({ db: database.db, now, viewer, locale: 'fr' as const })
  const index = async (...ids: number[]) => site.services.search.sync(ids, await searchDocuments(database.db, ids))

  const takeJobs = <P>(task: string): Promise<P[]> => takeWaiting<P>(database, task)

  return {
    at,
    context,
    index,
    takeJobs,
    /** An annonce that the search knows. */
    async publish(...given: [organisation: Parameters<typeof makeListing>[1], overrides?: Parameters<typeof makeListing>[2]]) {
      const listing = await makeListing(database.db, ...given)
      await index(listing.id)
      return listing
    },
    /** A public need, and what its job finds at once. */
    async post(viewer: Viewer, now: Date, input: Partial<NeedInput> = {}) {
      const { needId } = await postNeed(context(viewer, now), { ...NEED, ...input, organisationId: viewer.actingFor! })
      await matchNeedById(at(now), needId, { seekerKnows: true })
      return needId
    },
    /** A saved search, the same way. */
    async save(viewer: Viewer, now: Date, input: Partial<NeedInput> = {}) {
      const { needId } = await saveSearch(context(viewer, now), { ...NEED, ...input })
      await matchNeedById(at(now), needId, { seekerKnows: true })
      return needId
    },
    /** The round of a day from its first job to its last mail; `times` each job runs, as after a crash. @returns the addresses written to, with their texts. */
    async evening(day: string, times = 1): Promise<Record<string, string>> {
      const now = parisInstant(day, '18:15')
      await beginRound(database.db, now)
      for (let batches = await takeJobs<{ day: string; after: string | null }>('needsMatch'); batches.length > 0; batches = await takeJobs('needsMatch'))
        for (const batch of batches) for (let time = 0; time < times; time++) await matchBatch(at(now), batch)
      return this.writeMails(now, times)
    },
    /** The mails whose jobs wait. */
    async writeMails(now: Date, times = 1): Promise<Record<string, string>> {
      const before = await database.db.mail.count()
      const written: Record<string, string> = {}
      for (const { day, personId } of await takeJobs<{ day: string; personId: string }>('needsMail')) {
        for (let time = 0; time < times; time++) {
          const plan = await needsDigest(database.db, { day, personId }, pepperOf(site.services.env), now)
          if (!plan) continue
          await site.services.mailer.send(database.db, { to: plan.to, subject: plan.subject, ...writeMail(plan, site.services.env.publicUrl), key: `needs:${day}:${personId}` })
        }
      }
      for (const mail of await database.db.mail.findMany({ orderBy: { createdAt: 'asc' }, skip: before })) written[mail.recipient] = (written[mail.recipient] ?? '') + mail.text
      return written
    },
  }
}
