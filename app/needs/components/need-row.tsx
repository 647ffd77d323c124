import { Link } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import type { ListedNeed } from '~/needs/needs-list.server'
import { Icon } from '~/ui/icon'

import { NeedStateTag } from './need-state-tag'

/** One need in a list: what, when and where, who asks; and which of one's own annonces fit it. The whole row leads to it. */
export function NeedRow({ need, own }: { need: ListedNeed; own: boolean }) {
  const t = useTranslations('needs.row')
  const { id, title, facts, excerpt, association, postedOn, state, fitting } = need
  return (
    <li className="group relative py-5">
      <h2 className="text-lg leading-snug [overflow-wrap:anywhere]">
        <Link to={`/besoins/${id}`} prefetch="intent" className="text-ink no-underline underline-offset-4 after:absolute after:inset-0 group-hover:underline">{title}</Link>
      </h2>
      <p>{facts.join(' · ')}</p>
      {excerpt && <p className="mt-1 line-clamp-2 max-w-prose text-ink-soft [overflow-wrap:anywhere]">{excerpt}</p>}
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        {own ? <NeedStateTag state={state} /> : <span>{association}</span>}
        <span>{t('postedOn', { day: postedOn })}</span>
      </p>
      {fitting.length > 0 && (
        <p className="mt-2 flex items-start gap-2 text-good">
          <Icon name="check" className="mt-1 size-5" />
          <span className="[overflow-wrap:anywhere]">{t('fitting', { count: fitting.length, titles: fitting.join(', ') })}</span>
        </p>
      )}
    </li>
  )
}
