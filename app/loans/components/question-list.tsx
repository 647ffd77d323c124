import { Link } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { Icon } from '~/ui/icon'

import type { LoanInbox } from '../loan-inbox.server'

/** Questions whose last word is the other side's. */
export function QuestionList({ questions }: { questions: LoanInbox['questions'] }) {
  const t = useTranslations('loans')
  return (
    <ul className="mb-6">
      {questions.map((question) => (
        <li key={question.id} className="border-b border-line">
          <Link to={`/questions/${question.id}`} prefetch="intent" className="flex min-h-tap items-center gap-3 py-3 underline-offset-4 hover:underline">
            <Icon name="mail" className="size-5 text-wait" />
            <span>{t('question.from', { partner: question.partner, title: question.title })}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
