import type { MetaFunction } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { TextLink } from '~/ui/text-link'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['help'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'help', 'help.title') }]

const GROUPS = [
  { group: 'borrow', questions: ['borrow.how', 'borrow.several', 'borrow.series', 'borrow.dates', 'borrow.delay', 'borrow.taken', 'borrow.first', 'borrow.longer', 'borrow.driver', 'borrow.cost', 'borrow.insurance'] },
  { group: 'lend', questions: ['lend.post', 'lend.refuse', 'lend.part', 'lend.gift', 'lend.help', 'lend.round', 'lend.handover', 'lend.elsewhere', 'lend.calendar', 'lend.code'] },
  { group: 'trouble', questions: ['trouble.late', 'trouble.cancel', 'trouble.damaged', 'trouble.report'] },
  { group: 'account', questions: ['account.verified', 'account.several', 'account.calendar', 'account.gone', 'account.mail', 'account.mailPace'] },
] as const

/** Questions and answers, all open: a page to skim, and to search with the browser's own search. */
export default function Help() {
  const t = useTranslations('help.help')
  return (
    <article className="max-w-prose">
      <PageHeader title={t('title')} lead={t('lead')} />
      <nav aria-label={t('contents')} className="mb-10">
        <ul>
          {GROUPS.map(({ group }) => (
            <li key={group}><TextLink to={`#${group}`} className="inline-flex min-h-tap items-center">{t(`groups.${group}`)}</TextLink></li>
          ))}
        </ul>
      </nav>
      {GROUPS.map(({ group, questions }) => (
        <Section key={group} id={group} title={t(`groups.${group}`)}>
          <div className="flex flex-col gap-6">
            {questions.map((question) => (
              <div key={question}>
                <h3 className="mb-1 text-lg">{t(`${question}.q`)}</h3>
                <p>{t(`${question}.a`)}</p>
              </div>
            ))}
          </div>
        </Section>
      ))}
    </article>
  )
}
