import { formatMessage, type MessageValues } from './icu'
import type { Locale } from './locale'

const textAt = (node: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined), node)

/** `t('key', values)` and `t.has('key')` on a catalogue, or on one namespace of it. A text that is missing shows its key. */
export function translate(messages: object, locale: Locale, namespace?: string) {
  const full = (key: string) => (namespace ? `${namespace}.${key}` : key)
  const one = (key: string, values: MessageValues = {}) => {
    const text = textAt(messages, full(key))
    return typeof text === 'string' ? formatMessage(text, values, locale) : full(key)
  }
  return Object.assign(one, { has: (key: string) => typeof textAt(messages, full(key)) === 'string' })
}
