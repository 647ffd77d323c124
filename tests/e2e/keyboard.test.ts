import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { annoncesOfLender, severalOf } from '../support/demo-annonces'

/**
 * Whoever has no mouse: a loan lived by Tab, Enter, Space and typing alone; and on every screen of a loan each thing that can be
 * used is reached once, in order, with a focus that is seen.
 */
const browser = useBrowser()
const DAY = '2027-12-18'

/** Tab, until the focus is on this. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let press = 0; press < 250; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${target}`)
}

async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()
const link = (page: Page, name: string) => page.locator('main').getByRole('link', { name }).first()

/** What can be used on this page and is shown, a group of radios once, numbered in its order. */
function markStops(): number {
  const shown = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled, [type=hidden], [tabindex="-1"]') && !element.closest('[inert]'),
  )
  const stops = shown.filter((element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
    const group = shown.filter((other): other is HTMLInputElement => other instanceof HTMLInputElement && other.type === 'radio' && other.name === element.name && other.form === element.form)
    return element === (group.find(({ checked }) => checked) ?? group[0])
  })
  stops.forEach((element, place) => element.setAttribute('data-stop', String(place)))
  return stops.length
}

/** Where the focus is: which stop, and what is wrong with how it is shown. */
function readFocus(): { stop: number; fault: string | null } | null {
  const element = document.activeElement as HTMLElement | null
  if (!element || element === document.body) return null
  const label = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null
  const outlined = [element, element.nextElementSibling, element.parentElement, element.closest('label'), label].some((one) => {
    if (!one) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
  })
  const box = element.getBoundingClientRect()
  const above = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1))
  // The points of a map lie one upon the other.
  const seen = above !== null && (element.contains(above) || above.contains(element) || element.closest('label')?.contains(above) === true || element.closest('svg')?.contains(above) === true)
  const what = `${element.tagName.toLowerCase()} « ${(element.getAttribute('name') ?? element.textContent ?? '').trim().slice(0, 40)} »`
  return { stop: Number(element.dataset.stop ?? -1), fault: !outlined ? `${what} shows no focus` : !seen ? `${what} is covered by ${above?.tagName.toLowerCase()}.${above?.className}` : null }
}

/** Walks through a page by Tab alone. */
async function walk({ page, go }: Visitor, address: string): Promise<void> {
  await go(address)
  const count = await page.evaluate(markStops)
  expect(count, address).toBeGreaterThan(5)
  const visited: number[] = []
  const faults: string[] = []
  // A date has several parts, each of them a stop of its own.
  for (let press = 0; press < count * 4; press++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(readFocus)
    if (!focus) break
    if (focus.stop === visited.at(-1)) continue
    // Past the end it begins anew.
    if (visited.length > 1 && focus.stop === visited[0]) break
    visited.push(focus.stop)
    if (focus.fault) faults.push(focus.fault)
  }
  const missed = await page.evaluate((known) => [...document.querySelectorAll<HTMLElement>('[data-stop]')].filter(({ dataset }) => !known.includes(Number(dataset.stop))).map(({ outerHTML }) => outerHTML.slice(0, 120)), visited)
  expect.soft({ faults, missed, outOfOrder: visited.filter((stop, place) => place > 0 && stop <= visited[place - 1]!) }, address).toEqual({ faults: [], missed: [], outOfOrder: [] })
}

const pathOf = (page: Page): string => new URL(page.url()).pathname

describe.skipIf(noBrowser())('by keyboard alone', () => {
  test('a loan is asked for, accepted, handed over, and brought back, and its screens are walked, on a phone', async () => {
    const [lender, borrower] = [await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE })]
    await lender.signIn('preteur@demo.test')
    await borrower.signIn('emprunteur@demo.test')
    const annonce = `${await severalOf(borrower, DAY)}?du=${DAY}&au=${DAY}&quantite=2`
    await walk(borrower, annonce)
    await borrower.go(annonce)
    await tabTo(borrower.page, borrower.page.locator('[name=purpose]'))
    await borrower.page.keyboard.type('Fête du clavier')
    await pressOn(borrower.page, button(borrower.page, 'Envoyer la demande'))
    await borrower.page.waitForURL(/\/prets\//)
    const loan = pathOf(borrower.page)
    await walk(borrower, loan)

    await walk(lender, loan)
    await lender.go(loan)
    await pressOn(lender.page, button(lender.page, 'Accepter'))
    await pressOn(lender.page, link(lender.page, 'Noter le retrait'))
    await lender.page.waitForURL(`**${loan}/retrait`)
    await walk(lender, `${loan}/retrait`)
    const damaged = lender.page.getByLabel('Abîmé').first()
    await tabTo(lender.page, lender.page.locator('input[type=radio]:checked').first())
    while (!(await damaged.isChecked())) await lender.page.keyboard.press('ArrowDown')
    const note = lender.page.locator('textarea[name$=".condition"]').first()
    await pressOn(lender.page, lender.page.locator('details', { has: note }).locator('summary'))
    await tabTo(lender.page, note)
    await lender.page.keyboard.type('Un pied raccommodé')
    await pressOn(lender.page, button(lender.page, 'Noter le retrait'))
    await lender.page.waitForURL(`**${loan}`)

    await borrower.go(loan)
    await pressOn(borrower.page, button(borrower.page, 'C’est exact'))
    await pressOn(borrower.page, link(borrower.page, 'Noter le retour'))
    await borrower.page.waitForURL(`**${loan}/retour`)
    await walk(borrower, `${loan}/retour`)
    await pressOn(borrower.page, button(borrower.page, 'Noter le retour'))
    await borrower.page.waitForURL(`**${loan}`)
    await walk(lender, loan)
    await walk(lender, `${loan}/litige`)
  }, 300_000)

  test('the other screens of loans are walked, on a desk', async () => {
    const visitor = await browser.visit({ viewport: DESKTOP })
    await visitor.signIn('preteur@demo.test')
    const [room] = await annoncesOfLender('nature=salle')
    for (const address of ['/', '/annonces?q=chaises', '/annonces?vue=carte', '/prets', '/prets?voir=en-cours', '/planning', '/tournees', '/conventions', '/compte', '/compte/calendriers', '/demande', '/besoins', '/besoins/nouveau', `${room}/calendrier`]) await walk(visitor, address)
    const borrower = await browser.visit({ viewport: DESKTOP })
    await borrower.signIn('emprunteur@demo.test')
    for (const address of [room!, `${room}/serie`]) await walk(borrower, address)
  }, 300_000)
})
