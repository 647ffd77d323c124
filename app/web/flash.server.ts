import { readCookie, writeCookie } from './cookies.server'

/** What a page says once, after a form did its work: a key of the `common.flash` messages, with its figures. */
export interface Flash {
  key: string
  values?: Record<string, string | number>
}

export const flashCookie = (flash: Flash, secure: boolean): string => writeCookie('flash', JSON.stringify(flash), { maxAge: 120, secure })

/** The message for this page, and the cookie that makes it the last time. */
export function takeFlash(request: Request, secure: boolean): { flash: Flash; clear: string } | null {
  const raw = readCookie(request, 'flash')
  if (!raw) return null
  try {
    const flash = JSON.parse(raw) as Flash
    if (typeof flash.key !== 'string') return null
    return { flash, clear: writeCookie('flash', '', { maxAge: 0, secure }) }
  } catch {
    return null
  }
}
