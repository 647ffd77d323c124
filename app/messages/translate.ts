import { formatMessage, type MessageValues } from './icu'
import type { Locale } from './locale'

const step = (node: unknown, name: string): unknown => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined)
const at = (node: unknown, path: string): unknown => (path.includes('.') ? path.split('.').reduce(step, node) : step(node, path))

/** `t('key', values)` and `t.has('key')` on a catalogue, or on one namespace of it. A text that is missing shows its key. */
export function translate(messages: object, locale: Locale, namespace?: string) {
  const root = namespace ? at(messages, namespace) : messages
  const one = (key: string, values: MessageValues = NO_VALUES) => {
    const text = at(root, key)
    return typeof text === 'string' ? formatMessage(text, values, locale) : namespace ? `${namespace}.${key}` : key
  }
  return Object.assign(one, { has: (key: string) => typeof at(root, key) === 'string' })
}

const NO_VALUES: MessageValues = {}
