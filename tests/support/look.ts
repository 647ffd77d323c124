import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { expect } from 'vitest'

import { accessibilityFaults, DESKTOP, PHONE, type Visitor } from './browser'

/** Both windows; whoever looks goes on by the phone. */
export const BOTH = [DESKTOP, PHONE]

const PICTURES = path.join('tests', 'e2e', 'screenshots')

/** A picture of what a person sees, for who wants to look: `PICTURES=1 npm test`. */
export async function picture({ page }: Visitor, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  const file = path.join(PICTURES, `${name}-${page.viewportSize()!.width}.png`)
  mkdirSync(path.dirname(file), { recursive: true })
  await page.screenshot({ path: file, fullPage: true })
}

/**
 * A picture of what she sees; nothing scrolls sideways, and nothing has an accessibility fault (which only a page with JavaScript
 * can be asked). @param sizes the windows to see it in, one after the other; else hers
 */
export async function look(visitor: Visitor, name: string, sizes = [visitor.page.viewportSize()!]): Promise<void> {
  const { page, javaScript } = visitor
  for (const size of sizes) {
    await page.setViewportSize(size)
    await picture(visitor, name)
    expect(await page.title(), name).not.toMatch(/[{}]|^$/)
    if (javaScript) expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} scrolls sideways at ${size.width}`).toBeLessThanOrEqual(0)
  }
  if (javaScript) expect(await accessibilityFaults(page), name).toEqual([])
}
