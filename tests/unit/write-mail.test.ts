import { describe, expect, test } from 'vitest'

import { linkedText } from '~/notifications/linked-text'
import { writeMail } from '~/notifications/write-mail.server'

import { plain } from '../support/plain'

const SITE = 'https://bourse.test'
const plan = {
  to: 'amina@asso.test', locale: 'fr' as const, subject: 'Votre <prêt>', paragraphs: ['Bonjour Amina & Paul,', 'Première ligne\nSeconde <script>alert(1)</script>'],
  code: '012345', action: { label: 'Voir le prêt', path: '/prets/1?a=1&b=2' },
}

describe('a mail', () => {
  test('says the same in text and in HTML, with its code, its one button and the address of that button', () => {
    const { text, html } = writeMail(plan, SITE)
    expect(plain(text)).toContain('Voir le prêt :\nhttps://bourse.test/prets/1?a=1&b=2')
    expect(text).toContain('    012345')
    expect(html).toContain('href="https://bourse.test/prets/1?a=1&amp;b=2"')
    expect(html).toContain('012345')
    expect(html).toContain('<html lang="fr">')
  })

  test('what people typed stays text', () => {
    const { html } = writeMail(plan, SITE)
    expect(html).not.toContain('<script>')
    expect(html).toContain('Première ligne<br>Seconde &lt;script&gt;')
  })

  test('fetches nothing: no picture, no font, no tracking', () => {
    expect(writeMail(plan, SITE).html).not.toMatch(/<img|<link|@import|url\(|src=/i)
  })

  test('is in the language of its reader', () => {
    expect(writeMail({ ...plan, locale: 'en' }, SITE).text).toContain('Voir le prêt:\n')
    expect(writeMail({ ...plan, locale: 'en' }, SITE).text).toContain('sent automatically')
  })
})

test('the addresses of this site in a mail become links to its paths, other addresses do not', () => {
  expect(linkedText('Voir :\nhttps://bourse.test/prets/1\nhttps://ailleurs.test/x', SITE)).toEqual([
    { text: 'Voir :\n' }, { text: 'https://bourse.test/prets/1', path: '/prets/1' }, { text: '\nhttps://ailleurs.test/x' },
  ])
})
