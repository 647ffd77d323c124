import type { createTranslator } from 'use-intl/core'

import en from './en.server'
import fr from './fr.server'
import { kept } from './kept'
import type { Locale } from './locale'
import { translate } from './translate'
import { typeset } from './typeset'

export type Messages = typeof fr
export type Namespace = keyof Messages

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

const CATALOGUES: Record<Locale, Messages> = { fr: typeset(fr), en }

const sent = new Map<string, string>()

/** What a page sends to the browser, for `readMessages`: the namespaces it names, never the whole catalogue. */
export function messagesFor(locale: Locale, namespaces: readonly Namespace[]): string {
  return kept(sent, `${locale} ${namespaces.join(' ')}`, () => JSON.stringify(Object.fromEntries(namespaces.map((namespace) => [namespace, CATALOGUES[locale][namespace]]))))
}

/** Texts for mails, API errors and forms, written on the server: with the formatter of the browser, a tenth as dear as use-intl, whose types it keeps. */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  return translate(CATALOGUES[locale], locale, namespace) as unknown as ReturnType<typeof createTranslator<Messages, N>>
}
export type Translator<N extends Namespace> = ReturnType<typeof translator<N>>
