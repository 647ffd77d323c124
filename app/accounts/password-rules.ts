/** Lengths of a password in characters (ASVS 6.2.1, 6.2.9). */
export const PASSWORD_MIN = 8
export const PASSWORD_MAX = 128

/**
 * True for a password that is guessed first: one of the list (whatever its capitals, and with figures or signs behind it),
 * one sign repeated, a run of figures or letters, or what everybody knows of its owner.
 * @param list in lower case
 */
export function isCommonPassword(password: string, list: ReadonlySet<string>, owner: { email: string; name: string }): boolean {
  const lower = password.toLowerCase()
  const stem = lower.replace(/[\d\W_]+$/, '')
  return list.has(lower) || (stem.length >= PASSWORD_MIN && list.has(stem)) || /^(.)\1*$/u.test(lower) || isRun(lower) || isAboutOwner(lower, owner)
}

/** `12345678`, `abcdefgh`, `87654321`. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((char, index) => char.charCodeAt(0) - text.charCodeAt(index)))
  return steps.size === 1 && [1, -1].includes([...steps][0]!)
}

function isAboutOwner(lower: string, { email, name }: { email: string; name: string }): boolean {
  const compact = lower.replace(/[\s.-]/g, '')
  return [email, email.split('@')[0] ?? '', name].map((known) => known.toLowerCase().replace(/[\s.-]/g, '')).includes(compact)
}
