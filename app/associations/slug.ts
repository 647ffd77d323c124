const MAX = 60
/** Addresses below /associations that are pages of their own. */
const TAKEN = new Set(['nouvelle'])

/** A name as part of an address: `Les Amis de l'Été` becomes `les-amis-de-l-ete`; a name without Latin letters, `association`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX).replace(/^-+|-+$/g, '')
  return slug || 'association'
}

/** Whether a text of an address could be a slug at all; nothing else is asked of the database. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text)

/** The first free one: `comite`, `comite-2`, `comite-3`. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!taken.has(slug) && !TAKEN.has(slug)) return slug
  }
}
