import { kept } from './kept'
import type { Locale } from './locale'

/**
 * The part of ICU MessageFormat that our catalogues use: `{name}`, `{n, number}`, `{n, plural, =1 {...} other {# ...}}`
 * and `{x, select, a {...} other {...}}`. The full parser weighs 11 KB in every page; this one under 1.
 * tests/architecture/messages.test.ts holds it to the same answers as the full one, for every message.
 */
type Part = string | { arg: string } | { arg: string; number: true } | { arg: string; plural: boolean; cases: Record<string, Part[]> }
export type MessageValues = Record<string, string | number | boolean | Date | null | undefined>

const OWN_NUMBER: Part = { arg: '#', number: true }
const parsed = new Map<string, Part[]>()
const numbers = new Map<Locale, Intl.NumberFormat>()
const plurals = new Map<Locale, Intl.PluralRules>()

/** Writes a message with its values. @throws where the message is not of the part of ICU above. */
export function formatMessage(text: string, values: MessageValues, locale: Locale): string {
  if (!text.includes('{')) return text
  return write(kept(parsed, text, () => parse(text)), values, locale)
}

/** The names of the values a message asks for, sorted. @throws as above. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>()
  const walk = (parts: readonly Part[]) => {
    for (const part of parts) {
      if (typeof part === 'string' || part === OWN_NUMBER) continue
      names.add(part.arg)
      if ('cases' in part) Object.values(part.cases).forEach(walk)
    }
  }
  walk(parse(text))
  return [...names].sort()
}

function write(parts: readonly Part[], values: MessageValues, locale: Locale): string {
  return parts.map((part) => {
    if (typeof part === 'string') return part
    const value = values[part.arg]
    if ('number' in part) return kept(numbers, locale, () => new Intl.NumberFormat(locale)).format(Number(value))
    if (!('cases' in part)) return String(value)
    const category = part.plural ? kept(plurals, locale, () => new Intl.PluralRules(locale)).select(Number(value)) : String(value)
    const chosen = (part.plural ? part.cases[`=${Number(value)}`] : undefined) ?? part.cases[category] ?? part.cases.other ?? []
    return write(chosen, part.plural ? { ...values, '#': Number(value) } : values, locale)
  }).join('')
}

function parse(text: string): Part[] {
  let at = 0
  const fail = (): never => {
    throw new Error(`message not understood at ${at}: ${text}`)
  }
  const word = (): string => {
    const [whole, found] = /^\s*([^\s{},]+)\s*/.exec(text.slice(at)) ?? fail()
    at += whole.length
    return found!
  }
  const expect = (mark: string) => {
    if (text[at] !== mark) fail()
    at += 1
  }
  const parts = (inPlural: boolean): Part[] => {
    const found: Part[] = []
    let plain = ''
    for (; at < text.length && text[at] !== '}'; ) {
      const mark = text[at]!
      if (mark === '{' || (mark === '#' && inPlural)) {
        if (plain) found.push(plain)
        plain = ''
      }
      at += 1
      if (mark === '{') found.push(argument(inPlural))
      else if (mark === '#' && inPlural) found.push(OWN_NUMBER)
      else plain += mark
    }
    if (plain) found.push(plain)
    return found
  }
  const argument = (inPlural: boolean): Part => {
    const arg = word()
    if (text[at] === '}') return (at += 1), { arg }
    expect(',')
    const kind = word()
    if (kind === 'number') return expect('}'), { arg, number: true }
    if (kind !== 'plural' && kind !== 'select') fail()
    expect(',')
    const cases: Record<string, Part[]> = {}
    while (text[at] !== '}') {
      const name = word()
      expect('{')
      cases[name] = parts(kind === 'plural' || inPlural)
      expect('}')
      at += /^\s*/.exec(text.slice(at))![0].length
    }
    at += 1
    return { arg, plural: kind === 'plural', cases }
  }
  const all = parts(false)
  if (at < text.length) fail()
  return all
}
