import { translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'
import type { DomainError } from '~/platform/errors'

/** The words for a refusal, from `messages/<locale>/errors.json`; a code without words of its own says so in general. */
export function errorText(error: Pick<DomainError, 'code' | 'details'>, locale: Locale): string {
  const t = translator(locale, 'errors')
  const key = error.code as Parameters<typeof t>[0]
  return t.has(key) ? t(key, error.details as never) : t('unexpected')
}
