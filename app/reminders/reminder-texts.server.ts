import { hoursText } from '~/calendars/hours-text'
import type { PlanningEntry } from '~/calendars/planning-days'
import { translator } from '~/messages/catalogue.server'
import { formatDay, formatList } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import type { MailPlan, MailSection } from '~/notifications/mail-plan'

import type { LateLoan } from './read-late.server'
import { daysAround, type Reminder } from './reminder-rules'

type Write = (locale: Locale) => Pick<MailPlan, 'subject' | 'paragraphs' | 'sections' | 'action'>

/** What leaves and comes back tomorrow, by the hour. No contact and no exact address: those stand on the loan's page. Null where nothing does. */
export function writeEndsMail({ side, occasionId, purpose, today }: Reminder, entries: readonly PlanningEntry[]): Write | null {
  if (entries.length === 0) return null
  const kinds = entries.map(kindOf)
  return (locale) => {
    const t = translator(locale, 'reminderMails')
    const counted = KINDS.flatMap((kind) => (kinds.includes(kind) ? t(`ends.count.${kind}`, { count: kinds.filter((one) => one === kind).length }) : []))
    return {
      subject: t('ends.subject', { what: formatList(counted, locale), named: purpose === null ? 'no' : 'yes', purpose: purpose ?? '' }),
      paragraphs: [t('hello'), t('ends.lead', { day: formatDay(daysAround(today).tomorrowBegins, locale) })],
      sections: entries.map((entry) => endSection(entry, locale)),
      action: side === 'borrower' ? { label: t('ends.occasion'), path: `/demandes/${occasionId}` } : { label: t('ends.planning'), path: '/planning' },
    }
  }
}

const KINDS = ['retrait', 'gift', 'help', 'retour'] as const
/** What a moment of the planning is counted as. */
const kindOf = ({ end, path }: PlanningEntry): (typeof KINDS)[number] => (path === 'loan' ? end : path)

function endSection({ end, path, side, partner, hours, things, places, loanId }: PlanningEntry, locale: Locale): MailSection {
  const t = translator(locale, 'reminderMails')
  const words = translator(locale, 'calendars')
  return {
    title: t('ends.title', { end: words(`planning.end.${end}`, { path }), when: hoursText(words, hours, locale), who: words(`planning.who.${side}.${end}`, { partner, path }) }),
    lines: [...things.map((thing) => words('what', thing)), ...places],
    links: [{ label: t('ends.see', { path }), path: `/prets/${loanId}` }],
  }
}

/** What of one occasion should have come back, by lender. Null where all of it has. */
export function writeLateMail({ side }: Reminder, loans: readonly LateLoan[]): Write | null {
  const first = loans[0]
  if (!first) return null
  return (locale) => {
    const t = translator(locale, 'reminderMails')
    const words = translator(locale, 'calendars')
    return {
      subject: t('late.subject', { purpose: first.purpose }),
      paragraphs: [t('hello'), t('late.lead', { side, purpose: first.purpose }), t(`late.next.${side}`)],
      sections: loans.map(({ partner, since, things, loanId }) => ({
        title: t(`late.${side}`, { partner, day: formatDay(new Date(since.getTime() - 1), locale) }),
        lines: things.map(({ title, quantity }) => words('what', { title, quantity })),
        links: [{ label: t('late.note'), path: `/prets/${loanId}` }],
      })),
    }
  }
}
