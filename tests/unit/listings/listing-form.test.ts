import { describe, expect, test } from 'vitest'

import { isMove, moved } from '~/listings/editor-moves'
import { listingForm } from '~/listings/listing-form.schema'
import { type EditorValues, listingFormValues } from '~/listings/listing-form-values'
import { slotRows } from '~/listings/components/editor/slots-field'
import { LISTING_DEFAULTS, type ListingInput } from '~/listings/listing.schema'
import { fieldErrors } from '~/web/field-errors.server'
import { fieldIssues } from '~/web/field-issues'

const photo = { hash: 'a'.repeat(64), alt: 'Les chaises' }
const full: ListingInput = {
  ...LISTING_DEFAULTS, nature: 'vehicule', category: 'vehicules.minibus', title: 'Minibus du foyer', description: 'Gris.\n\nPropre.', attributes: { seats: 9, volume: 1.5, towBar: true, licence: 'B' }, stock: 2,
  handoverModes: ['on_site', 'key_box'], sites: [{ communeInsee: '38151', label: 'Garage', address: '1 rue X' }, { communeInsee: '38185', label: '', address: '' }], photos: [photo],
  secretInstructions: 'code 4711', bufferBefore: 90, bufferAfter: 2880, pickupSlots: [{ day: 4, from: '17:00', to: '19:00' }, { day: 4, from: '08:00', to: '09:00' }], returnSlots: [],
  closures: [{ from: '2027-08-01', to: '2027-08-31', reason: 'Été' }], minDuration: 60, maxDuration: 7 * 1440, noticeHours: 36, depositCents: 15_000, replacementCents: 4550, feeCents: 1250, feeUnit: 'day',
  insuranceRequired: true, rules: 'Plein fait.', audience: 'everyone', accessible: true,
}
const posted = (changes: Record<string, unknown> = {}) => ({ ...listingFormValues({ nature: 'pret', title: '80 chaises', sites: [{ communeInsee: '38151', label: '', address: '' }], handoverModes: ['on_site'] }), ...changes })
const faults = (changes: Record<string, unknown>, publishing = false) => {
  const result = listingForm(publishing).safeParse(posted(changes))
  return result.success ? [] : fieldIssues(result.error).map(({ field, code }) => `${field}: ${code}`)
}

describe('the editor’s form', () => {
  test('shows an annonce and reads it again without a difference', () => {
    const values = listingFormValues({ ...full, photos: [{ ...photo, widths: [480, 960] }] })
    expect(values).toMatchObject({ capacity: '9', depositCents: '150', feeCents: '12,50', replacementCents: '45,50', bufferBefore: '90', bufferBeforeUnit: 'minutes', bufferAfter: '2', bufferAfterUnit: 'days', noticeHours: '36', noticeHoursUnit: 'hours' })
    const read = listingForm(true).parse(values)
    expect(read).toEqual({ ...full, attributes: { towBar: 'true', licence: 'B', volume: '1,5', seats: '9' } })
  })

  test('needs five answers only', () => {
    const read = listingForm(true).parse({ nature: 'pret', title: '  80 chaises   pliantes ', stock: '80', 'handoverModes': ['on_site'], sites: [{ communeInsee: '38151', label: '', address: '' }] })
    expect(read).toMatchObject({ title: '80 chaises pliantes', category: 'mobilier.chaises', stock: 80, depositCents: 0, minDuration: null, audience: 'verified' })
  })

  test.each<[string, Record<string, unknown>, string[]]>([
    ['no title', { title: '' }, ['title: too_short']],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, ['title: too_long']],
    ['emoji and right-to-left text', { title: '🎪 خيمة للإعارة', description: 'שלום' }, []],
    ['quantity 0', { stock: '0' }, ['stock: too_small']],
    ['quantity empty', { stock: '' }, ['stock: required']],
    ['quantity in words', { stock: 'beaucoup' }, ['stock: not_a_number']],
    ['31 February', { closures: [{ from: '2027-02-31', to: '2027-03-01', reason: '' }] }, ['closures.0.from: invalid_date']],
    ['a closure without its end', { closures: [{ from: '', to: '', reason: '' }, { from: '2027-03-01', to: '', reason: '' }] }, ['closures.1.to: required']],
    ['half a slot', { pickupSlots: [{ day: '1', from: '', to: '' }, { day: '2', from: '17:00', to: '' }] }, ['pickupSlots.1.to: required']],
    ['a slot backwards', { returnSlots: [{ day: '1', from: '', to: '' }, { day: '2', from: '17:00', to: '16:00' }] }, ['returnSlots.1.to: slot_order']],
    ['an amount in words', { depositCents: 'cent' }, ['depositCents: not_a_number']],
    ['a place without commune', { sites: [{ communeInsee: '38151', label: '' }, { communeInsee: '', label: 'Cave' }] }, ['sites.1.communeInsee: required']],
    ['an unknown category', { category: 'mobilier.trones' }, ['category: unknown_category']],
    ['an attribute of another category', { category: 'mobilier.chaises', attributesFor: 'mobilier.chaises', attributes: { seats: '9' } }, ['attributes.seats: unknown_field']],
    ['a number that is none', { category: 'mobilier.chaises', attributesFor: 'mobilier.chaises', attributes: { unitWeight: 'lourd' } }, ['attributes.unitWeight: not_a_number']],
    ['half a person', { nature: 'salle', category: 'salles.reunion', capacity: '2,5' }, ['capacity: not_a_whole_number']],
  ])('%s is said at its field', (_what, changes, expected) => expect(faults(changes)).toEqual(expected))

  test('says everything that is wrong at once', () => {
    expect(faults({ title: '', stock: '0', minDuration: '3', maxDuration: '2', sites: [], handoverModes: [], category: '' }, true).sort()).toEqual(
      ['category: category_needed', 'handoverModes: handover_needed', 'maxDuration: duration_order', 'sites.0.communeInsee: site_needed', 'stock: too_small', 'title: too_short'],
    )
  })

  test('lets a draft be kept without what publishing needs', () => {
    expect(faults({ title: 'Divers', sites: [], handoverModes: [], category: '' })).toEqual([])
  })

  test('forgets the attributes of a category that was left, and the capacity of what has none', () => {
    const read = listingForm(false).parse(posted({ category: 'tentes.barnums', attributesFor: 'mobilier.chaises', attributes: { folding: 'folding' }, capacity: '9' }))
    expect(read.attributes).toEqual({})
  })

  test('says it in the person’s language', () => {
    const result = listingForm(false).safeParse(posted({ stock: '0' }))
    expect(fieldErrors(result.error!, 'fr')).toEqual({ stock: 'Le plus petit possible est 1.' })
    expect(fieldErrors(result.error!, 'en')).toEqual({ stock: expect.stringContaining('1') })
  })
})

describe('buttons that only change the form', () => {
  const values: EditorValues = { title: 'Chaises', photos: [{ hash: 'a' }, { hash: 'b' }, { hash: 'c' }] }
  const order = (intent: string) => (moved(values, intent).photos as { hash: string }[]).map((one) => one.hash).join('')
  test('move and remove a photo', () => {
    expect([order('photo-up:1'), order('photo-down:1'), order('photo-remove:0'), order('photo-up:0'), order('photo-down:2'), order('photo-remove:9')]).toEqual(['bac', 'acb', 'bc', 'abc', 'abc', 'abc'])
    expect(moved(values, 'photo-up:1').title).toBe('Chaises')
  })
  test('add a row, and nothing else is such a button', () => {
    expect(moved(values, 'more:closures').closures).toEqual([{}])
    expect(['publish', 'draft', 'photo-up:x', 'more:title', ''].map(isMove)).toEqual([false, false, false, false, false])
  })
})

describe('the rows of weekly slots', () => {
  test('are one a day, then second slots, then an empty one, and keep their place when shown again', () => {
    const rows = slotRows([{ day: '4', from: '17:00', to: '19:00' }, { day: '4', from: '08:00', to: '09:00' }])
    expect(rows.map((row) => `${row.day}${row.from}`)).toEqual(['1', '2', '3', '417:00', '5', '6', '7', '408:00', ''])
    expect(slotRows(rows)).toEqual(rows)
  })
})
