import type * as z from 'zod'

import type { Outcome } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'
import { actingFor } from '~/web/request-context.server'

import { acceptYearly, closeYearly } from './answer-yearly.server'
import { proposeYearly } from './propose-yearly.server'
import { proposeYearlySchema, yearlyIdSchema } from './yearly.schema'

interface YearlyForm<S extends z.ZodType = z.ZodType> {
  schema: S
  authorize: (context: RequestContext) => void
  run: (context: RequestContext, input: z.output<S>) => Promise<Outcome>
}

const form = <S extends z.ZodType>(schema: S, run: YearlyForm<S>['run']): YearlyForm => ({ schema, run: run as YearlyForm['run'], authorize: ({ viewer }) => void actingFor(viewer) })
const done = (key: string): Outcome => ({ location: '/conventions', flash: { key } })

/** What the forms of the page of yearly conventions do, by their name; an unknown one proposes, as the form at its foot does. */
export function yearlyForms(name: FormDataEntryValue | null): YearlyForm {
  switch (name?.toString().split('-')[0]) {
    case 'accept':
      return form(yearlyIdSchema, async (context, { agreementId }) => {
        await acceptYearly(context, agreementId)
        return done('yearly_accepted')
      })
    case 'close':
      return form(yearlyIdSchema, async (context, { agreementId }) => {
        await closeYearly(context, agreementId)
        return done('yearly_closed')
      })
    default:
      return form(proposeYearlySchema, async (context, input) => {
        await proposeYearly(context, input)
        return done('yearly_proposed')
      })
  }
}
