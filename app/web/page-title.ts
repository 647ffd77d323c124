import type { Messages, Namespace } from '~/messages/catalogue.server'
import { formatMessage, type MessageValues } from '~/messages/icu'
import type { Locale } from '~/messages/locale'
import { readMessages } from '~/messages/sent'

interface Match {
  id: string
  data?: unknown
}

/**
 * `Aide – Bourse aux ressources`, for a route's `meta`, which runs without React: read from the messages that the root
 * sent for this page. `key` is dotted; `values` are what its text takes.
 */
export function pageTitle<N extends Namespace>(matches: readonly (Match | undefined)[], namespace: N, key: string & keyof Flat<Messages[N]>, values: MessageValues = {}): string {
  const root = rootOf(matches)
  const messages = messagesOf(root)
  return withSiteName(messages, root ? formatMessage(textAt(messages[namespace], key), values, root.locale) : '')
}

/** The same for a title that the loader wrote. */
export function titled(matches: readonly (Match | undefined)[], title: string): string {
  return withSiteName(messagesOf(rootOf(matches)), title)
}

type Flat<T, P extends string = ''> = T extends string ? Record<P, string> : { [K in keyof T & string]: (x: Flat<T[K], P extends '' ? K : `${P}.${K}`>) => void }[keyof T & string] extends (x: infer U) => void ? U : never

interface Root {
  locale: Locale
  messages: string
}

const rootOf = (matches: readonly (Match | undefined)[]) => matches.find((match) => match?.id === 'root')?.data as Root | undefined
const messagesOf = (root: Root | undefined): Record<string, unknown> => (root ? readMessages(root.messages) : {})

function textAt(node: unknown, key: string): string {
  for (const step of key.split('.')) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined
  return typeof node === 'string' ? node : ''
}

function withSiteName(messages: Record<string, unknown>, title: string): string {
  return textAt(messages.common, 'pageTitle').replace('{title}', title) || title
}
