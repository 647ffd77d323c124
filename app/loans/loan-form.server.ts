import type * as z from 'zod'

import type { RateLimitName } from '~/platform/rate-limit.server'
import type { RequestContext } from '~/web/request-context.server'

type FormLimit = (context: RequestContext) => [RateLimitName, string]
type Verb<I> = (context: RequestContext, input: I & { loanId: string }) => Promise<unknown>

/**
 * Makes the forms of one page about a loan: of each its values, its verb, and what the page then says.
 * @param pathOf where that page is.
 */
export const loanForm =
  (pathOf: (loanId: string) => string) =>
  <S extends z.ZodType>(schema: S, verb: Verb<z.output<S>>, flash: string | ((input: z.output<S>) => string), limit?: FormLimit) =>
  (loanId: string) => ({
    schema,
    ...(limit && { limit }),
    async run(context: RequestContext, input: z.output<S>) {
      await verb(context, { ...(input as object), loanId } as z.output<S> & { loanId: string })
      return { location: pathOf(loanId), flash: { key: typeof flash === 'string' ? flash : flash(input) } }
    },
  })
