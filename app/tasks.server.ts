import type { CronItem, TaskList } from 'graphile-worker'

import { accountMails } from './accounts/account-mails.server'
import { pepperOf } from './accounts/pepper.server'
import { associationMails } from './associations/association-mails.server'
import { askOutsideCalendars, refreshOutsideCalendar } from './calendars/outside/refresh-outside-calendar.server'
import { disputeMails } from './disputes/dispute-mails.server'
import { forgetOldChanges } from './listings/calendar/changes.server'
import { checkSearch } from './listings/check-search.server'
import { addIndexJob, indexStale, markStale } from './listings/index-listings.server'
import { refreshAllTurns, refreshTurnAfter } from './listings/refresh-turns.server'
import { listingsTouchedBy } from './listings/search-documents.server'
import { beginDigests } from './loans/digest-round.server'
import { runLoanClock } from './loans/loan-clock.server'
import { loanDigest } from './loans/loan-digest.server'
import { loanMails } from './loans/loan-mails.server'
import { moderationMails } from './moderation/moderation-mails.server'
import { matchNeedById } from './needs/match-need.server'
import { needMails } from './needs/need-mails.server'
import { needsDigest } from './needs/needs-digest.server'
import { beginRound, matchBatch } from './needs/needs-round.server'
import { oneClickStopPath } from './needs/stop-token.server'
import { heldBack } from './notifications/hold-mail.server'
import type { MailPlan, RecordedEvent } from './notifications/mail-plan'
import { writeMail } from './notifications/write-mail.server'
import { yearlyMails } from './papers/yearly-mails.server'
import { readClock } from './platform/clock.server'
import { messageIdOf } from './platform/mail.server'
import { addJobs } from './platform/outbox.server'
import { removeOrphanPhotos } from './platform/photos/store-photo.server'
import { reminderMails } from './reminders/reminder-mails.server'
import { writeReminders } from './reminders/write-reminders.server'
import { runSeriesClock } from './series/series-clock.server'
import { seriesMails, tellSeries } from './series/series-mails.server'
import type { Services } from './services.server'

/** Who writes mails about an event. Each looks at the event and answers for its own kinds. */
const MAIL_WRITERS: ((services: Services, event: RecordedEvent) => Promise<MailPlan[]>)[] = [accountMails, associationMails, loanMails, disputeMails, reminderMails, needMails, seriesMails, yearlyMails, moderationMails]

/**
 * Every job of the site. `dispatch` is the outbox: one job an event, which fans out into one job for its mails, and marks the
 * annonces whose document it changes, which one job then reads anew. Each has a key, so that the same event twice does its work once.
 */
export function tasksOf(services: Services): TaskList {
  const { db } = services
  const recorded = async (payload: unknown): Promise<RecordedEvent | null> => {
    const row = await db.event.findUnique({ where: { id: BigInt((payload as { eventId: string }).eventId) } })
    return row && { ...row, payload: row.payload as Record<string, unknown> }
  }
  return {
    async dispatch(payload) {
      const event = await recorded(payload)
      if (!event) return
      const listings = await listingsTouchedBy(db, event)
      await markStale(db, listings)
      const turnMoved = await refreshTurnAfter(db, event, readClock())
      if (listings.length > 0 || turnMoved) await addIndexJob(db)
      await addJobs(db, [
        { task: 'mail', payload: { eventId: String(event.id) }, key: `mail:${event.id}` },
        ...(asksAnew(event) ? [{ task: 'needMatch', payload: { needId: event.subjectId }, key: `need-match:${event.subjectId}` }] : []),
      ])
    },
    async mail(payload) {
      const event = await recorded(payload)
      if (!event) return
      // One address that a server refuses keeps nobody else waiting; the job is tried again for it alone.
      const failures: unknown[] = []
      const trying = async <T>(work: () => Promise<T>): Promise<T | null> => work().catch((error: unknown) => (failures.push(error), null))
      for (const write of MAIL_WRITERS) {
        for (const plan of (await trying(() => write(services, event))) ?? []) {
          const key = ['event', event.id, plan.to, ...(plan.about ? [plan.about] : [])].join(':')
          await trying(async () => {
            if (await heldBack(db, event.id, plan, messageIdOf(key, services.env.publicUrl))) return
            await services.mailer.send(db, { to: plan.to, subject: plan.subject, ...writeMail(plan, services.env.publicUrl), key, eventId: event.id })
          })
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails of event ${event.id} did not leave`)
    },
    async index() {
      await indexStale(services)
    },
    async needMatch(payload) {
      await matchNeedById({ db, now: readClock(), services }, (payload as { needId: string }).needId, { seekerKnows: true })
    },
    async needs() {
      await beginRound(db, readClock())
    },
    async needsMatch(payload) {
      await matchBatch({ db, now: readClock(), services }, payload as { day: string; after: string | null })
    },
    async needsMail(payload) {
      const { day, personId } = payload as { day: string; personId: string }
      const pepper = pepperOf(services.env)
      const plan = await needsDigest(db, { day, personId }, pepper, readClock())
      if (!plan) return
      const unsubscribe = services.env.publicUrl + oneClickStopPath(pepper, { personId, needId: null })
      await services.mailer.send(db, { to: plan.to, subject: plan.subject, ...writeMail(plan, services.env.publicUrl), key: `needs:${day}:${personId}`, unsubscribe })
    },
    async loanReminders() {
      await writeReminders(db, readClock())
    },
    async loanDigests() {
      await beginDigests(db, readClock())
    },
    async loanDigest(payload) {
      const { day, personId } = payload as { day: string; personId: string }
      const plan = await loanDigest(db, { day, personId }, [tellSeries])
      if (plan) await services.mailer.send(db, { to: plan.to, subject: plan.subject, ...writeMail(plan, services.env.publicUrl), key: `loans:${day}:${personId}` })
    },
    async searchCheck() {
      const { documents, index } = await checkSearch(services)
      if (documents.length > 0) services.log.error({ listings: documents.slice(0, 100), count: documents.length }, 'search: documents were not what their annonces say; mended')
      if (index && index.refused.length > 0) services.log.error({ refused: index.refused.slice(0, 100) }, 'search: Meilisearch refuses documents')
    },
    async turns() {
      if (await refreshAllTurns(db, readClock())) await addIndexJob(db)
    },
    async outsideCalendars() {
      await askOutsideCalendars(db)
    },
    async outsideCalendar(payload) {
      await refreshOutsideCalendar(db, (payload as { listingId: number }).listingId, readClock())
    },
    async clock() {
      await runLoanClock(services, readClock())
    },
    async seriesClock() {
      await runSeriesClock(services, readClock())
    },
    async tidy() {
      const day = 24 * 3_600_000
      const now = readClock().getTime()
      await db.formDraft.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
      await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now - 7 * day) } } })
      await db.accountSecret.deleteMany({ where: { expiresAt: { lt: new Date(now - day) } } })
      await db.session.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
      await db.loanReminder.deleteMany({ where: { day: { lt: new Date(now - 30 * day) } } })
      await db.heldMail.deleteMany({ where: { toldOn: { lt: new Date(now - 30 * day) } } })
      await db.$executeRaw`delete from rate_limit where expire < ${now}`
      await forgetOldChanges(services.database.pool)
      await removeOrphanPhotos(db, services.filesDir, new Date(now))
    },
  }
}

/** A need was posted, asks something else than before, or is shown again: what fits it now is looked for at once. */
const asksAnew = ({ kind, payload }: RecordedEvent): boolean => kind === 'need.posted' || kind === 'need.shown' || (kind === 'need.changed' && payload.asksAnew === true)

/** What happens by the clock (UTC). */
export const CRON: CronItem[] = [
  { task: 'clock', match: '*/5 * * * *', options: { jobKey: 'clock' } },
  { task: 'seriesClock', match: '*/5 * * * *', options: { jobKey: 'series-clock' } },
  // Once a day, from 18 h of Paris on; looked at often, because a site that was down then catches up.
  { task: 'needs', match: '*/15 * * * *', options: { jobKey: 'needs' } },
  // Once a day, from 07:30 and from 09:00 of Paris on.
  { task: 'loanDigests', match: '*/15 * * * *', options: { jobKey: 'loan-digests' } },
  { task: 'loanReminders', match: '*/15 * * * *', options: { jobKey: 'loan-reminders' } },
  { task: 'outsideCalendars', match: '3 * * * *', options: { jobKey: 'outside-calendars' } },
  { task: 'tidy', match: '17 3 * * *', options: { jobKey: 'tidy' } },
  { task: 'turns', match: '29 3 * * *', options: { jobKey: 'turns' } },
  { task: 'searchCheck', match: '41 3 * * *', options: { jobKey: 'search-check' } },
]
