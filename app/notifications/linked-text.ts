export interface TextPart {
  text: string
  /** A path of this site, where the part is a link to it. */
  path?: string
}

/** A mail's text in parts, with the addresses of this site as links to their paths, whatever host wrote them. */
export function linkedText(text: string, publicUrl: string): TextPart[] {
  const address = new RegExp(`(${publicUrl.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/[^\\s]*)`)
  return text.split(address).filter((part) => part !== '').map((part) => (part.startsWith(`${publicUrl}/`) ? { text: part, path: part.slice(publicUrl.length) } : { text: part }))
}
