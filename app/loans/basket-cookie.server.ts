import { readCookie, writeCookie } from '~/web/cookies.server'

import { type BasketLine, parseBasket, writeBasket } from './basket'

const NAME = 'demande'
/** Long enough to ask around before sending; seconds. */
const KEPT = 30 * 24 * 3600

/** What a browser keeps to ask for: with an account or without. */
export const readBasket = (request: Request): BasketLine[] => parseBasket(readCookie(request, NAME))

/** The `Set-Cookie` that keeps it; empty, that forgets it. */
export const basketCookie = (lines: BasketLine[], secure: boolean): string =>
  writeCookie(NAME, lines.length > 0 ? writeBasket(lines) : '', { maxAge: lines.length > 0 ? KEPT : 0, secure })
