import type { Messages, Namespace } from '~/messages/catalogue.server'
import { readMessages } from '~/messages/sent'

interface Match {
  id: string
  data?: unknown
}

/**
 * `Aide – Bourse aux ressources`, for a route's `meta`, which runs without React: read from the messages that the root
 * sent for this page. `key` is dotted; its text takes no values (a title with values comes from the loader).
 */
export function pageTitle<N extends Namespace>(matches: readonly (Match | undefined)[], namespace: N, key: string & keyof Flat<Messages[N]>): string {
  const messages = messagesOf(matches)
  return withSiteName(messages, textAt(messages[namespace], key))
}

/** The same for a title that the loader wrote. */
export function titled(matches: readonly (Match | undefined)[], title: string): string {
  return withSiteName(messagesOf(matches), title)
}

type Flat<T, P extends string = ''> = T extends string ? Record<P, string> : { [K in keyof T & string]: (x: Flat<T[K], P extends '' ? K : `${P}.${K}`>) => void }[keyof T & string] extends (x: infer U) => void ? U : never

function messagesOf(matches: readonly (Match | undefined)[]): Record<string, unknown> {
  const root = matches.find((match) => match?.id === 'root')?.data as { messages: string } | undefined
  return root ? readMessages(root.messages) : {}
}

function textAt(node: unknown, key: string): string {
  for (const step of key.split('.')) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined
  return typeof node === 'string' ? node : ''
}

function withSiteName(messages: Record<string, unknown>, title: string): string {
  return textAt(messages.common, 'pageTitle').replace('{title}', title) || title
}
