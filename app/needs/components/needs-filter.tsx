import { Form, Link } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/fields'

interface Props {
  list: {
    category: string
    commune: string
    soonest: boolean
    categoryShown: string
    categories: { value: string; label: string }[]
    communes: { value: string; label: string }[]
  }
  hrefOf: (changes: Record<string, string>) => string
}

/** Which needs, in which order: a plain GET form, and two links. */
export function NeedsFilter({ list, hrefOf }: Props) {
  const t = useTranslations('needs.filter')
  const { category, commune, soonest, categories, communes } = list
  const shelf = category.includes('.') ? [{ value: category, label: list.categoryShown }] : []
  return (
    <div className="mb-8 flex flex-col gap-4">
      <Form method="get" action="/besoins" className="flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:items-end">
        {soonest && <input type="hidden" name="tri" value="date" />}
        <SelectField key={`c${category}`} name="categorie" label={t('category')} placeholder={t('anyCategory')} options={[...shelf, ...categories]} defaultValue={category} className="sm:w-64" />
        <SelectField key={`p${commune}`} name="commune" label={t('commune')} placeholder={t('anyCommune')} options={communes} defaultValue={commune} className="sm:w-64" />
        <Button variant="secondary" className="self-start sm:self-auto">{t('apply')}</Button>
      </Form>
      <nav aria-label={t('sort')} className="flex flex-wrap gap-x-5">
        <Order to={hrefOf({ tri: '' })} current={!soonest}>{t('newest')}</Order>
        <Order to={hrefOf({ tri: 'date' })} current={soonest}>{t('soonest')}</Order>
      </nav>
    </div>
  )
}

function Order({ to, current, children }: { to: string; current: boolean; children: string }) {
  return <Link to={to} aria-current={current || undefined} className={`inline-flex min-h-tap items-center underline-offset-4 ${current ? 'font-semibold text-ink no-underline' : 'text-accent hover:underline'}`}>{children}</Link>
}
