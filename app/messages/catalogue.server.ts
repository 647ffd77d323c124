import { createTranslator } from 'use-intl/core'

import en from './en.server'
import fr from './fr.server'
import type { Locale } from './locale'

export type Messages = typeof fr
export type Namespace = keyof Messages

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

const CATALOGUES: Record<Locale, Messages> = { fr, en }

/** What a page sends to the browser: the namespaces it names, never the whole catalogue. */
export function messagesFor(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  return Object.fromEntries(namespaces.map((namespace) => [namespace, CATALOGUES[locale][namespace]]))
}

/** Texts for mails, API errors and forms, written on the server. Kept: each reads its messages but once. */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  const make = () => createTranslator({ locale, messages: CATALOGUES[locale], namespace, timeZone: 'Europe/Paris' })
  const key = `${locale} ${namespace}`
  const known = translators.get(key) as ReturnType<typeof make> | undefined
  if (known) return known
  const made = make()
  translators.set(key, made)
  return made
}
const translators = new Map<string, unknown>()
export type Translator<N extends Namespace> = ReturnType<typeof translator<N>>
