import * as z from 'zod'

import type { RateLimitName } from '~/platform/rate-limit.server'
import type { Outcome } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'

import { closeNeed, deleteSearch } from './close-need.server'
import { hideNeed, showNeed } from './hide-need.server'
import { switchNeedMails } from './mail-stops.server'
import { closeNeedSchema, hideNeedSchema, mailSwitchSchema, proposeSchema } from './need.schema'
import { proposeListing } from './propose-listing.server'

type FormLimit = (context: RequestContext) => [RateLimitName, string]

/** How often a person may post, propose or save: as often as she may write to others. */
export const needLimit: FormLimit = ({ viewer }) => ['contact', `need ${viewer.personId}`]

interface NeedForm<S extends z.ZodType> {
  schema: S
  limit?: FormLimit
  run: (context: RequestContext, input: z.output<S>) => Promise<Outcome>
}

/** A form of a need's page: its values, its verb, where that leads and what is said there. */
const pageForm = <S extends z.ZodType>(
  schema: S, verb: (context: RequestContext, input: z.output<S> & { needId: string }) => Promise<unknown>, flash: string | ((input: z.output<S>) => string),
  { limit, location }: { limit?: FormLimit; location?: string } = {},
) => (needId: string): NeedForm<S> => ({
  schema,
  ...(limit && { limit }),
  async run(context, input) {
    await verb(context, { ...(input as object), needId } as z.output<S> & { needId: string })
    return { location: location ?? `/besoins/${needId}`, flash: { key: typeof flash === 'string' ? flash : flash(input) } }
  },
})

const nothing = z.object({})

/** The forms of a need's page, by their `_form` name. */
export const NEED_FORMS = {
  propose: pageForm(proposeSchema, proposeListing, 'need_proposed', { limit: needLimit }),
  close: pageForm(closeNeedSchema, closeNeed, ({ ending }) => `need_${ending}`),
  delete: pageForm(nothing, deleteSearch, 'search_deleted', { location: '/recherches' }),
  mails: pageForm(mailSwitchSchema, (context, { needId, mails }) => switchNeedMails(context, { needId, on: mails === 'on' }), ({ mails }) => `need_mails_${mails}`),
  hide: pageForm(hideNeedSchema, hideNeed, 'desk_hide_need'),
  show: pageForm(nothing, showNeed, 'desk_show_need'),
} as const

export const isNeedForm = (name: unknown): name is keyof typeof NEED_FORMS => typeof name === 'string' && Object.hasOwn(NEED_FORMS, name)
