import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { whoElse } from '~/listings/who-else.server'
import { OccasionLacking } from '~/loans/components/occasion-lacking'
import { OccasionLoans } from '~/loans/components/occasion-loans'
import { OccasionStateTag } from '~/loans/components/occasion-state-tag'
import { occasionPage } from '~/loans/occasion-page.server'
import { useTranslations } from '~/messages/intl'
import { PageHeader } from '~/ui/page-header'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'

export const handle = { messages: ['loans', 'basket'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? [{ title: titled(matches, data.occasion.purpose) }] : [])

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const occasion = await occasionPage(context, args.params.id ?? '')
    return { occasion, elsewhere: await whoElse(context, occasion.lacking) }
  })

export default function Occasion() {
  const { occasion, elsewhere } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  const basket = useTranslations('basket')
  return (
    <>
      <PageHeader title={occasion.purpose} back={{ to: '/prets', label: t('inbox.title') }} lead={<span className="flex flex-wrap items-center gap-3"><OccasionStateTag state={occasion.state} />{basket('occasionLead', { lenders: occasion.loans.length })}</span>} />
      <div className="flex flex-col gap-12">
        {occasion.lacking.length > 0 && <OccasionLacking lacking={occasion.lacking} elsewhere={elsewhere} />}
        <OccasionLoans loans={occasion.loans} />
      </div>
    </>
  )
}
