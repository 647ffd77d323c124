const NBSP = '\u00a0'

/**
 * French as it is printed: no line begins with « ? », « : » or a closing guillemet, none ends with an opening one. Catalogues are
 * written with plain spaces, which people can type; their texts are read with the others.
 */
export function typeset<T>(texts: T): T {
  if (typeof texts === 'string') return texts.replace(/ (?=[?!;:»€%])/g, NBSP).replace(/« /g, `«${NBSP}`) as T
  if (typeof texts !== 'object' || texts === null) return texts
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, typeset<unknown>(value)])) as T
}
