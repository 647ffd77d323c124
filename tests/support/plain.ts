/** A text of ours with plain spaces, as tests are written: French is set with no-break ones (app/messages/typeset.ts). */
export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
