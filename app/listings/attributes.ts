import { isDay } from '~/platform/paris-time'

import { LISTING_LIMITS } from './listing-limits'
import { type Attribute, attributesOf } from './taxonomy'

export type AttributeValue = string | number | boolean
export type AttributeValues = Record<string, AttributeValue>

/** What does not do, with its field and its stable code. */
export interface Fault {
  field: string
  code: string
  details?: Record<string, string | number>
}

/**
 * Reads the attributes of an annonce of this category, as typed in a form or sent as JSON. Empty ones are left out;
 * one that the category does not have is a fault, never dropped in silence.
 */
export function readAttributes(category: string, raw: Record<string, unknown>): { values: AttributeValues; faults: Fault[] } {
  const known = new Map(attributesOf(category).map((attribute) => [attribute.key, attribute]))
  const values: AttributeValues = {}
  const faults: Fault[] = []
  for (const [key, value] of Object.entries(raw)) {
    if (value === '' || value === null || value === undefined) continue
    const attribute = known.get(key)
    const read = attribute ? readOne(attribute, value) : { code: 'unknown_field', details: { field: key } }
    if (typeof read === 'object') faults.push({ field: `attributes.${key}`, ...read })
    else values[key] = read
  }
  return { values, faults }
}

function readOne({ type, choices }: Attribute, value: unknown): AttributeValue | Omit<Fault, 'field'> {
  switch (type) {
    case 'boolean':
      return value === true || value === 'true' ? true : value === false || value === 'false' ? false : { code: 'invalid' }
    case 'integer':
    case 'decimal': {
      const number = typeof value === 'number' ? value : typeof value === 'string' ? readNumber(value) : NaN
      if (!Number.isFinite(number)) return { code: 'not_a_number' }
      if (type === 'integer' && !Number.isInteger(number)) return { code: 'not_a_whole_number' }
      if (number < 0) return { code: 'too_small', details: { min: 0 } }
      return number <= 1_000_000 ? number : { code: 'too_big', details: { max: 1_000_000 } }
    }
    case 'choice':
      return typeof value === 'string' && choices?.some((choice) => choice.value === value) ? value : { code: 'invalid' }
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : { code: 'invalid_date' }
    case 'text': {
      if (typeof value !== 'string') return { code: 'invalid' }
      const text = value.trim()
      return text.length <= LISTING_LIMITS.attributeText ? text : { code: 'too_long', details: { max: LISTING_LIMITS.attributeText } }
    }
  }
}

/** A number as people type it: `1 250`, `12,5`, `12.5`. NaN for anything else. */
export function readNumber(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^-?\d{1,12}(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}
