import { useActionData, useLocation, useNavigation, useRevalidator, useSubmit } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'

import { forgetForm, keptForm } from '~/ui/kept-forms'
import type { FormFailure } from '~/web/form-action.server'

import type { NotSentAnswer } from './send-kept'

/** Milliseconds between two tries. */
const BETWEEN = 15_000
/** How long one sending may take before it is begun anew: milliseconds, and more for each byte (10 KB a second). */
const PATIENCE = 20_000
const PER_BYTE = 0.1

/**
 * Sends what this page kept once the network is back: when it says so, when the page is looked at again or opened again, and every 15
 * seconds meanwhile.
 * @param keeper whose form it is.
 * @returns `kept`: something waits to be sent; `shownAgain`: the site refused what was sent later, and its form is to be filled in with that.
 */
export function useKeptSending(keeper: string) {
  const { pathname: path } = useLocation()
  const submit = useSubmit()
  const { state, formData } = useNavigation()
  const { revalidate } = useRevalidator()
  const answer = useActionData<FormFailure | NotSentAnswer>()
  const notSent = answer && 'notSent' in answer ? answer.notSent : undefined
  const [kept, setKept] = useState(false)
  const [resent, setResent] = useState(false)
  const [shownAgain, setShownAgain] = useState(false)
  const sending = state === 'submitting' && formData?.has('_keeper') === true

  const now = useRef({ kept, notSent, idle: true, sending, since: 0 })
  useEffect(() => {
    Object.assign(now.current, { kept, notSent })
  }, [kept, notSent])
  useEffect(() => {
    Object.assign(now.current, { idle: state === 'idle', sending, since: performance.now() })
  }, [state, sending])

  const read = useCallback(async () => {
    const form = await keptForm({ path, keeper }).catch(() => null)
    setKept(form !== null)
    return form
  }, [path, keeper])

  const send = useCallback(async () => {
    const before = now.current.kept
    const form = await read()
    // Another window sent it: the page shows where the loan is.
    if (!form && before) return revalidate()
    const { idle, sending, since } = now.current
    if (!form || !(idle || (sending && performance.now() - since > PATIENCE + weight(form) * PER_BYTE))) return
    now.current.idle = false
    setResent(true)
    submit(form, { method: 'post', encType: 'multipart/form-data', action: path })
  }, [read, revalidate, submit, path])

  useEffect(() => {
    const retry = () => void (navigator.onLine && now.current.notSent !== 'refused' ? send() : read())
    const seen = () => document.visibilityState === 'visible' && retry()
    retry()
    const timer = setInterval(retry, BETWEEN)
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [send, read])

  useEffect(() => {
    if (answer && state === 'idle') void read()
  }, [answer, state, read])

  const drop = useCallback(async () => {
    await forgetForm({ path, keeper })
    setKept(false)
  }, [path, keeper])

  // Also while the page reads itself again, which a bad network may keep it from for long.
  const answered = answer !== undefined && notSent === undefined && state !== 'submitting'
  useEffect(() => {
    if (resent && answered) setShownAgain(true)
  }, [resent, answered])

  return { kept: kept && !answered, shownAgain, notSent, sending, send, drop }
}

const weight = (form: FormData): number => [...form.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : value.size), 0)
