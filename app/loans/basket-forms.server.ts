import type * as z from 'zod'

import { DomainError, notFound } from '~/platform/errors'
import { actingFor, type RequestContext } from '~/web/request-context.server'

import { type BasketLine, changedLine, MOST_LINES, withChoice, withLine, withoutLine } from './basket'
import { basketCookie, readBasket } from './basket-cookie.server'
import { eventPeriod } from './event-dates'
import { basketLineSchema, changeLineSchema, choiceSchema, removeLineSchema, sendBasketSchema } from './loan-forms.schema'
import { type OccasionRequest, requestOccasion } from './request-loan.server'
import { typedEvent } from './typed-event.server'

/** A form that only changes what the browser holds: everybody may send it. `change` may refuse. */
function basketForm<S extends z.ZodType>(schema: S, change: (context: RequestContext, lines: BasketLine[], input: z.output<S>) => Promise<BasketLine[]> | BasketLine[], flash?: string) {
  let lines: BasketLine[] = []
  return {
    schema,
    anonymous: true,
    async run(context: RequestContext, input: z.output<S>) {
      lines = await change(context, readBasket(context.request), input)
      return { location: '/demande', ...(flash && { flash: { key: flash } }) }
    },
    headers: ({ services }: RequestContext) => ({ 'Set-Cookie': basketCookie(lines, services.secureCookies) }),
  }
}

/** What the second button of an annonce's form does: kept for one request with other things. */
export const addToBasketForm = (listingId: number) =>
  basketForm(basketLineSchema, async (context, lines, input) => {
    const added = await readable(context, { listingId, ...input })
    const all = withLine(lines, added)
    if (all.length > MOST_LINES) throw new DomainError('basket_full', { details: { max: MOST_LINES } })
    return all
  }, 'basket_added')

/** The forms of the basket's page, by their `_form` name. */
export const BASKET_FORMS = {
  change: () =>
    basketForm(changeLineSchema, async (context, lines, { line, ...input }) => {
      const before = lines[line]
      if (!before) throw notFound()
      return changedLine(lines, line, await readable(context, { ...input, listingId: before.listingId }))
    }),
  remove: () => basketForm(removeLineSchema, (_context, lines, { line }) => withoutLine(lines, line)),
  choice: () => basketForm(choiceSchema, (_context, lines, { places, enough }) => withChoice(lines, places, enough === 'one')),
}

/** Sends everything: one request a lender. The basket is empty afterwards. */
export function sendBasketForm() {
  return {
    schema: sendBasketSchema,
    authorize: ({ viewer }: RequestContext) => void actingFor(viewer),
    async run(context: RequestContext, { purpose, message }: z.output<typeof sendBasketSchema>) {
      const lines = await requested(context, readBasket(context.request))
      const { occasionId, loans } = await requestOccasion(context, { borrowerId: actingFor(context.viewer).organisationId, lines, purpose, message }).catch(withoutField)
      return { location: loans.length === 1 ? `/prets/${loans[0]!.loanId}` : `/demandes/${occasionId}`, flash: { key: loans.length === 1 ? 'loan_requested' : 'loans_requested', values: { count: loans.length } } }
    },
    headers: ({ services }: RequestContext) => ({ 'Set-Cookie': basketCookie([], services.secureCookies) }),
  }
}

/** A line whose dates can be read. @throws {DomainError} 404; 422 with the field. */
async function readable({ db }: RequestContext, { end = '', startTime = '', endTime = '', ...line }: z.output<typeof basketLineSchema> & { listingId: number }): Promise<BasketLine> {
  const whole = { ...line, end, startTime, endTime, choice: 0 }
  await typedEvent(db, line.listingId, whole)
  return whole
}

async function requested({ db }: RequestContext, basket: BasketLine[]): Promise<OccasionRequest['lines']> {
  if (basket.length === 0) throw new DomainError('basket_empty')
  const natures = new Map((await db.listing.findMany({ where: { id: { in: basket.map(({ listingId }) => listingId) } }, select: { id: true, nature: true } })).map(({ id, nature }) => [id, nature]))
  return basket.map(({ listingId, quantity, choice, ...typed }) => {
    const nature = natures.get(listingId)
    const dates = nature && eventPeriod(nature, typed)
    if (!dates?.ok) throw new DomainError('basket_stale')
    return { listingId, quantity, choice, ...dates.event }
  })
}

/** The form that sends has none of the fields of a line. */
function withoutField(error: unknown): never {
  if (!(error instanceof DomainError) || !error.field) throw error
  throw new DomainError(error.code, { status: error.status, details: error.details })
}
