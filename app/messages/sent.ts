import type { Messages } from './catalogue.server'
import { kept } from './kept'

const known = new Map<string, Partial<Messages>>()

/**
 * The texts that came with a page, as `messagesFor` sends them: as one JSON text, because Remix walks through what a loader answers
 * value by value, for each answer anew, and the texts were a third of them.
 * @returns the same object for the same texts: there are as many as there are languages and kinds of pages.
 */
export const readMessages = (sent: string): Partial<Messages> => kept(known, sent, () => JSON.parse(sent) as Partial<Messages>)
