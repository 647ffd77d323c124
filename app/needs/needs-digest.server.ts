import { translator, type Translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'
import type { MailPlan, MailSection } from '~/notifications/mail-plan'
import { personRecipient } from '~/notifications/recipients.server'
import { type Database, Prisma } from '~/platform/database.server'

import type { NeedTerms } from './need-query'
import { needPeriod, needTitle } from './need-texts.server'
import { stopPath } from './stop-token.server'

/** Needs told of in one mail, of each kind; the pages hold them all. */
const MOST_NEEDS = 15
/** Annonces named for one need. */
const MOST_NAMED = 5

/** One annonce found for one need, as a mail names them. */
interface Told extends NeedTerms {
  needId: string
  /** Who needs it; empty for a saved search. */
  association: string
  listing: string
  lender: string
  /** How many were found for this need, and how many needs there are. */
  found: number
  needs: number
}

/**
 * The one mail of a day to one person: what was found for the needs of her associations and her own searches, and the needs that
 * her associations' annonces fit. The same however often it is written. @param day of the round: `2027-06-12`
 * @returns null where nothing is left to say: all of it closed, hidden or stopped meanwhile.
 */
export async function needsDigest(db: Database, { day, personId }: { day: string; personId: string }, pepper: string, now: Date): Promise<MailPlan | null> {
  const recipient = await personRecipient(db, personId)
  const stopped = await db.needMailStop.findFirst({ where: { personId, needId: null }, select: { id: true } })
  if (!recipient || stopped) return null
  const [sought, fitting] = await Promise.all([readTold(db, day, personId, SOUGHT, now), readTold(db, day, personId, FITTING, now)])
  if (sought.length + fitting.length === 0) return null
  const { email: to, locale } = recipient
  const t = translator(locale, 'needMails')
  const stopOf = (needId: string | null) => stopPath(pepper, { personId, needId })
  const [annonces, needs] = [total(sought), fitting[0]?.needs ?? 0]
  return {
    to, locale,
    subject: needs === 0 ? t('digest.subjectSought', { count: annonces }) : annonces === 0 ? t('digest.subjectFitting', { count: needs }) : t('digest.subjectBoth'),
    paragraphs: [t('hello'), t('digest.lead')],
    sections: [
      ...byNeed(sought).map((rows) => soughtSection(rows, t, locale, stopOf, now)),
      ...rest(sought, t, '/recherches'),
      ...byNeed(fitting).map((rows) => fittingSection(rows, t, locale, stopOf, now)),
      ...rest(fitting, t, '/besoins?voir=aider'),
    ],
    closing: { label: t('digest.stopAll'), path: stopOf(null) },
  }
}

/** What was found for this person: her own searches, and what her associations need. */
const SOUGHT = (personId: string) => Prisma.sql`
  not m.seeker_knows and m.need_id = any(array(
    select id from need where person_id = ${personId}::uuid and closed_at is null
    union all select own.id from need own join membership s on s.organisation_id = own.organisation_id where s.person_id = ${personId}::uuid and own.closed_at is null))`

/** The needs of others that her associations' annonces fit. */
const FITTING = (personId: string) => Prisma.sql`
  n.organisation_id is not null and l.organisation_id in (select organisation_id from membership where person_id = ${personId}::uuid)`

async function readTold(db: Database, day: string, personId: string, concerning: (personId: string) => Prisma.Sql, now: Date): Promise<Told[]> {
  return db.$queryRaw<Told[]>`
    select * from (
      select n.id as "needId", n.words, n.quantity, n.capacity, n.natures::text[] as natures, n.category, n.free, n.accessible, n.commune_insee as "communeInsee",
        n.radius_km as "radiusKm", n.starts_at as "startsAt", n.ends_at as "endsAt", n.by_hours as "byHours",
        coalesce(o.name, '') as association, l.title as listing, lender.name as lender,
        (count(*) over (partition by n.id))::int as found, (row_number() over (partition by n.id order by m.found_at, l.id))::int as nth,
        (dense_rank() over (order by n.created_at, n.id) + dense_rank() over (order by n.created_at desc, n.id desc) - 1)::int as needs,
        (dense_rank() over (order by n.created_at, n.id))::int as place
      from need_match m
      join need n on n.id = m.need_id
      join listing l on l.id = m.listing_id
      join organisation lender on lender.id = l.organisation_id
      left join organisation o on o.id = n.organisation_id
      where m.told_on = ${day}::date and m.fits and ${concerning(personId)}
        and n.closed_at is null and n.hidden_at is null and n.stands_until > ${now} and (o.id is null or o.status = 'verified')
        and l.status = 'published' and l.hidden_at is null and lender.status = 'verified'
        and not exists (select from need_mail_stop s where s.person_id = ${personId}::uuid and s.need_id = n.id)
    ) as told
    where nth <= ${MOST_NAMED} and place <= ${MOST_NEEDS} order by place, nth`
}

const byNeed = (rows: Told[]): Told[][] => [...new Set(rows.map(({ needId }) => needId))].map((id) => rows.filter(({ needId }) => needId === id))
const total = (rows: Told[]): number => byNeed(rows).reduce((sum, [first]) => sum + first!.found, 0)

function soughtSection(rows: Told[], t: Translator<'needMails'>, locale: Locale, stopOf: (needId: string) => string, now: Date): MailSection {
  const { needId, found } = rows[0]!
  return {
    title: t('digest.sought', titleOf(rows[0]!, locale, now)),
    lines: [...rows.map(({ listing, lender }) => t('digest.annonce', { listing, lender })), ...(found > rows.length ? [t('digest.more', { count: found - rows.length })] : [])],
    links: [{ label: t('digest.seeAnnonces'), path: `/besoins/${needId}` }, { label: t('digest.stopOne'), path: stopOf(needId) }],
  }
}

function fittingSection(rows: Told[], t: Translator<'needMails'>, locale: Locale, stopOf: (needId: string) => string, now: Date): MailSection {
  const { needId, association, found } = rows[0]!
  return {
    title: t('digest.fitting', { ...titleOf(rows[0]!, locale, now), association }),
    lines: [...rows.map(({ listing }) => t('digest.yours', { listing })), ...(found > rows.length ? [t('digest.more', { count: found - rows.length })] : [])],
    links: [{ label: t('digest.seeNeed'), path: `/besoins/${needId}` }, { label: t('digest.stopOne'), path: stopOf(needId) }],
  }
}

function titleOf(row: Told, locale: Locale, now: Date): { title: string; dated: string; period: string } {
  const period = needPeriod(row, locale, now)
  return { title: needTitle(row, locale), dated: period === null ? 'no' : 'yes', period: period ?? '' }
}

/** Where there are more needs than a mail can hold. */
function rest(rows: Told[], t: Translator<'needMails'>, path: string): MailSection[] {
  const left = (rows[0]?.needs ?? 0) - byNeed(rows).length
  return left > 0 ? [{ title: t('digest.moreNeeds', { count: left }), lines: [], links: [{ label: t('digest.seeAll'), path }] }] : []
}
