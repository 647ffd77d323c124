import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { readBasket } from '~/loans/basket-cookie.server'
import { BASKET_FORMS, sendBasketForm } from '~/loans/basket-forms.server'
import { basketPage } from '~/loans/basket-page.server'
import { BasketLines } from '~/loans/components/basket-lines'
import { SendBasket } from '~/loans/components/send-basket'
import { useTranslations } from '~/messages/intl'
import { parisMoment } from '~/platform/paris-time'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['loans', 'basket'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'basket', 'title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ basket: await basketPage(context, readBasket(args.request)), formKey: newFormKey(), today: parisMoment(context.now).day }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const name = form.get('_form')
  if (name === 'change') return answerForm(args, context, form, BASKET_FORMS.change())
  if (name === 'choice') return answerForm(args, context, form, BASKET_FORMS.choice())
  if (name === 'remove') return answerForm(args, context, form, BASKET_FORMS.remove())
  return answerForm(args, context, form, sendBasketForm())
}

export default function Basket() {
  const { basket, formKey, today } = useLoaderData<typeof loader>()
  const t = useTranslations('basket')
  const search = <ButtonLink to="/annonces" variant="secondary" icon="search">{t('search')}</ButtonLink>
  const empty = basket.groups.length === 0 && basket.gone.length === 0
  return (
    <>
      <PageHeader title={t('title')} lead={empty ? undefined : t('lead')} />
      {empty ? (
        <EmptyState title={t('empty')} action={search}><p>{t('emptyHint')}</p></EmptyState>
      ) : (
        <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
          <div className="min-w-0">
            <BasketLines basket={basket} today={today} />
            <div className="mt-6">{search}</div>
          </div>
          <SendBasket basket={basket} formKey={formKey} />
        </div>
      )}
    </>
  )
}
