import { createHash, randomUUID } from 'node:crypto'

import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import type * as z from 'zod'

import { DomainError } from '~/platform/errors'
import { once } from '~/platform/idempotency.server'
import type { RateLimitName } from '~/platform/rate-limit.server'

import { writeCookie } from './cookies.server'
import { errorText } from './error-text.server'
import { fieldErrors } from './field-errors.server'
import { flashCookie, type Flash } from './flash.server'
import { forgetDraft, keepDraft } from './form-drafts.server'
import { formToTree, type FormTree, valuesToShow } from './form-data'
import { signInPath } from './loader.server'
import { readForm } from './read-form.server'
import { openRequest, type RequestContext } from './request-context.server'

/** What a form shows again: the messages beside its fields, one for the whole, and what was typed. */
export interface FormFailure {
  ok: false
  /** Which of several forms of the page it was (its `_form` field). */
  form: string | null
  /** Dotted field path -> message in the person's language. */
  errors: Record<string, string>
  /** Message about the form as a whole. */
  formError: string | null
  /** Stable code of the refusal, and its figures. */
  code: string
  details: DomainError['details']
  values: FormTree
}

/** Where to go after a form did its work, and what to say there. */
export interface Outcome {
  location: string
  flash?: Flash
}

interface FormWork<S extends z.ZodType> {
  schema: S
  /** Who may not even try: checked before the values are. Throws {DomainError}. */
  authorize?: (context: RequestContext) => void | Promise<void>
  /** The verb. Inside its own transaction when the form carries a key; `context.db` is that transaction. */
  run: (context: RequestContext, input: z.output<S>) => Promise<Outcome>
  /** A form that everybody may send: no session is asked for. */
  anonymous?: boolean
  /** How often this person may: a name of RATE_LIMITS and whom it counts. */
  limit?: (context: RequestContext) => [RateLimitName, string]
  /** Headers (cookies) that follow the outcome. A form with a key that was sent before gets them again: they must hold for it too. */
  headers?: (context: RequestContext, outcome: Outcome) => HeadersInit
}

/**
 * Answers a posted form: reads it, checks it, does its work once, and redirects; or shows it again with what was typed.
 * An ended session keeps the values, and the form is filled again after sign-in.
 */
export async function formAction<S extends z.ZodType>(args: ActionFunctionArgs, work: FormWork<S>) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  return answerForm(args, context, form, work)
}

/** The same for a form that was read already (several forms on one page, uploads). */
export async function answerForm<S extends z.ZodType>(args: ActionFunctionArgs, context: RequestContext, form: FormData, work: FormWork<S>) {
  const tree = formToTree(form)
  if (!work.anonymous && context.signedIn === null) throw await signInAndComeBack(args.request, context, tree)

  try {
    await work.authorize?.(context)
    const parsed = await work.schema.safeParseAsync(tree)
    if (!parsed.success) return showAgain(form, 422, { code: 'invalid', details: {}, errors: fieldErrors(parsed.error, context.locale), formError: null })
    // Before the transaction: a counter has a connection of its own, and twenty waiting ones would be a deadlock.
    if (work.limit) await context.services.rateLimits.take(...work.limit(context))
    const key = form.get('_key')
    const actorId = context.viewer.personId ?? context.viewer.guest?.id
    const outcome =
      typeof key === 'string' && KEY.test(key) && actorId
        ? (
            await once(
              context.services.db,
              { actorId, key, body: bodyOf(form), wait: true },
              async (db) => ({ ...(await work.run({ ...context, db }, parsed.data)) }) as never,
            )
          ).result as Outcome
        : await work.run(context, parsed.data)
    await forgetDraft(context.services.db, args.request)
    const headers = new Headers(work.headers?.(context, outcome))
    if (outcome.flash) headers.append('Set-Cookie', flashCookie(outcome.flash, context.services.secureCookies))
    return redirect(outcome.location, { headers, status: 303 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return refuseForm(context, form, error)
  }
}

/** Shows a form again with what was typed and why it was refused: beside the field, or for the whole. */
export function refuseForm({ locale }: Pick<RequestContext, 'locale'>, form: FormData, error: DomainError) {
  const text = errorText(error, locale)
  return showAgain(form, error.status, { code: error.code, details: error.details, errors: error.field ? { [error.field]: text } : {}, formError: error.field ? null : text })
}

function showAgain(form: FormData, status: number, why: Pick<FormFailure, 'code' | 'details' | 'errors' | 'formError'>) {
  const name = form.get('_form')
  return data({ ok: false, form: typeof name === 'string' ? name : null, values: valuesToShow(formToTree(form)), ...why } satisfies FormFailure, { status })
}

function bodyOf(form: FormData): string {
  const hash = createHash('sha256')
  for (const [name, value] of form.entries()) hash.update(`${name}=${typeof value === 'string' ? value : `${value.name}:${value.size}`}\n`)
  return hash.digest('hex')
}

async function signInAndComeBack(request: Request, context: RequestContext, tree: FormTree): Promise<Response> {
  const url = new URL(request.url)
  const path = url.pathname.replace(/\.data$/, '')
  const draftId = await keepDraft(context.db, { path, values: valuesToShow(tree), now: context.now })
  const headers = new Headers()
  if (draftId) headers.append('Set-Cookie', writeCookie('brouillon', draftId, { maxAge: 3600, secure: context.services.secureCookies }))
  return redirect(signInPath(request), { headers, status: 303 })
}

const KEY = /^[\x21-\x7e]{1,100}$/

/** A new key for a form that creates: shown in a hidden `_key` field, kept while it is shown again with errors. */
export const newFormKey = (): string => randomUUID()
