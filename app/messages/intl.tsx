import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { useTranslations as FullUseTranslations } from 'use-intl'

import type { Locale } from './locale'
import { translate } from './translate'

interface Intl {
  locale: Locale
  /** Namespaces that this page named. */
  messages: object
  now: Date | undefined
}

const IntlContext = createContext<Intl | null>(null)

/** Language, texts and moment of a page, the same on the server and in the browser. */
export function IntlProvider({ locale, messages, now, children }: Intl & { children: ReactNode }) {
  const value = useMemo(() => ({ locale, messages, now }), [locale, messages, now])
  return <IntlContext.Provider value={value}>{children}</IntlContext.Provider>
}

function useIntl(): Intl {
  const intl = useContext(IntlContext)
  if (!intl) throw new Error('no IntlProvider')
  return intl
}

export const useLocale = (): Locale => useIntl().locale

/** The moment this page was answered: the same in the browser as on the server. */
export function useNow(): Date {
  const { now } = useIntl()
  return useMemo(() => now ?? new Date(), [now])
}

/**
 * The texts of a namespace: `t('key', values)` and `t.has('key')`, keys checked by the compiler. It is use-intl's, whose
 * types it keeps, without the parser of all of ICU (see icu.ts). A text that is missing shows its key.
 */
export const useTranslations = ((namespace?: string) => {
  const { locale, messages } = useIntl()
  return useMemo(() => translate(messages, locale, namespace), [locale, messages, namespace])
}) as unknown as typeof FullUseTranslations
