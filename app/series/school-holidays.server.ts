import * as z from 'zod'

import { authorize } from '~/accounts/authorize'
import { transaction } from '~/platform/database.server'
import { dateOf } from '~/platform/day-column'
import { DomainError, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import { isDay, parisMoment } from '~/platform/paris-time'
import { lineOf } from '~/platform/text-schema'
import type { Context, RequestContext } from '~/web/request-context.server'

import { schoolHolidays } from './holidays.server'

const NAME_MAX = 80
const MOST = 100
const PATH = '/moderation/vacances'

const day = z.string().trim().min(1, { error: 'required' }).refine(isDay, { error: 'invalid_date' })
const addSchema = z.object({ name: lineOf(NAME_MAX), first: day, last: day })
const removeSchema = z.object({ id: z.uuid() })

const mayEdit = ({ viewer }: Pick<Context, 'viewer'>) => authorize(viewer, 'school_holiday.edit', { anywhere: true })

/** The vacances of the territory that are not over, for those who keep them. @throws {DomainError} 403 `forbidden`. */
export async function schoolHolidaysPage(context: Context) {
  mayEdit(context)
  return { holidays: await schoolHolidays(context.db, parisMoment(context.now).day), nameMax: NAME_MAX }
}

/** A coordinator notes vacances, both days included. @throws {DomainError} 403 `forbidden`; 422 `closure_order`, `too_many_holidays`. */
async function addSchoolHoliday(context: Context, { name, first, last }: z.output<typeof addSchema>): Promise<void> {
  mayEdit(context)
  if (last < first) throw new DomainError('closure_order', { field: 'last' })
  await transaction(context.db, async (tx) => {
    if ((await tx.schoolHoliday.count({ where: { lastDay: { gte: dateOf(parisMoment(context.now).day) } } })) >= MOST) throw new DomainError('too_many_holidays', { details: { max: MOST } })
    const { id } = await tx.schoolHoliday.create({ data: { name, firstDay: dateOf(first), lastDay: dateOf(last) }, select: { id: true } })
    await emit(tx, { kind: 'school_holiday.added', subjectType: 'school_holiday', subjectId: id, actorId: context.viewer.personId })
  })
}

/** And takes them back: series that were asked for keep their dates. @throws {DomainError} 403 `forbidden`; 404 `not_found`. */
async function removeSchoolHoliday(context: Context, { id }: z.output<typeof removeSchema>): Promise<void> {
  mayEdit(context)
  await transaction(context.db, async (tx) => {
    if ((await tx.schoolHoliday.deleteMany({ where: { id } })).count === 0) throw notFound()
    await emit(tx, { kind: 'school_holiday.removed', subjectType: 'school_holiday', subjectId: id, actorId: context.viewer.personId })
  })
}

const form = <S extends z.ZodType>(schema: S, verb: (context: Context, input: z.output<S>) => Promise<void>, key: string) => ({
  schema: schema as z.ZodType, authorize: mayEdit,
  async run(context: RequestContext, input: unknown) {
    await verb(context, input as z.output<S>)
    return { location: PATH, flash: { key } }
  },
})

/** What the forms of the page of vacances do, by their name. */
export const schoolHolidayForm = (name: FormDataEntryValue | null) =>
  name?.toString().startsWith('remove') ? form(removeSchema, removeSchoolHoliday, 'school_holiday_removed') : form(addSchema, addSchoolHoliday, 'school_holiday_added')
