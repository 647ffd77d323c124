import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'

import { argumentsOf, formatMessage } from '~/messages/icu'
import { LOCALES, type Locale } from '~/messages/locale'

const ROOT = 'app/messages'

/** Every text of a language, by its dotted key with the namespace first. */
function texts(locale: Locale): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (node: unknown, key: string) => {
    if (typeof node === 'string') found.set(key, node)
    else for (const [step, inner] of Object.entries(node as object)) walk(inner, `${key}.${step}`)
  }
  for (const file of readdirSync(path.join(ROOT, locale))) walk(JSON.parse(readFileSync(path.join(ROOT, locale, file), 'utf8')), path.basename(file, '.json'))
  return found
}

const fr = texts('fr')
const en = texts('en')

describe('the catalogues', () => {
  test('hold something', () => expect(fr.size).toBeGreaterThan(100))
  test('have the same keys in French and in English', () => expect([...en.keys()].sort()).toEqual([...fr.keys()].sort()))
  test('hold no empty text', () => expect([...fr, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]))

  test('have one word a thing in English: listing, need, commune', () =>
    expect([...en].filter(([, text]) => /\b(annonces?|besoins?|towns?)\b/i.test(text)).map(([key]) => key)).toEqual([]))

  test('ask for the same values in both languages', () => {
    const different = [...fr].filter(([key, text]) => en.has(key) && argumentsOf(text).join() !== argumentsOf(en.get(key)!).join()).map(([key]) => key)
    expect(different).toEqual([])
  })

  test('are the same in the browser as on the server', () => {
    const different: string[] = []
    for (const locale of LOCALES) {
      const withValues = [...texts(locale)].filter(([, text]) => text.includes('{'))
      const full = createTranslator({ locale, messages: Object.fromEntries(withValues.map(([, text], index) => [`m${index}`, text])), timeZone: 'Europe/Paris' })
      for (const [index, [key, text]] of withValues.entries())
        for (const count of [0, 1, 2, 1500]) {
          const values = Object.fromEntries(argumentsOf(text).map((name) => [name, count]))
          if (formatMessage(text, values, locale) !== full(`m${index}`, values)) different.push(`${locale} ${key}: ${full(`m${index}`, values)}`)
        }
    }
    expect(different).toEqual([])
  })
})
