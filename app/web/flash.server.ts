import type { Translator } from '~/messages/catalogue.server'

import { readCookie, writeCookie } from './cookies.server'

/** What a page says once, after a form did its work: a key of the `flash` messages, with its figures. */
export interface Flash {
  key: string
  values?: Record<string, string | number>
}

export const flashCookie = (flash: Flash, secure: boolean): string => writeCookie('flash', JSON.stringify(flash), { maxAge: 120, secure })

/** The message for this page in the reader's words, and the cookie that makes it the last time. */
export function takeFlash(request: Request, secure: boolean, t: Translator<'flash'>): { flash: { text: string } | null; clear: string } | null {
  const raw = readCookie(request, 'flash')
  if (!raw) return null
  try {
    const { key, values } = JSON.parse(raw) as { key: Parameters<typeof t>[0]; values?: Flash['values'] }
    if (typeof key !== 'string') return null
    return { flash: t.has(key) ? { text: t(key, values as never) } : null, clear: writeCookie('flash', '', { maxAge: 0, secure }) }
  } catch {
    return null
  }
}
