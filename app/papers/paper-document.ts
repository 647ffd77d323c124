/**
 * A paper as it is read, before it is drawn: every word of it, in order, and nothing of how it looks. It is what a version keeps,
 * so that a later change of our texts alters no paper that two associations hold. The papers are in French, whatever the
 * language of the site: they bind under French law.
 */
export interface PaperDocument {
  /** « Convention de prêt » */
  title: string
  /** « n° K7P2QX-1 » */
  number: string
  /** What the paper is worth today: provisional, or fixed on a date. */
  status: string
  /** ISO 8601; what a reader of PDF files shows as the date of the document. */
  date: string
  blocks: PaperBlock[]
}

export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; soft?: boolean }
  | { kind: 'list'; items: string[] }
  /** Numbered paragraphs, each under its own words. */
  | { kind: 'clauses'; items: { title: string; text: string }[] }
  | { kind: 'fields'; items: PaperField[] }
  /** Two groups beside each other: the parties, the two ends of a loan. */
  | { kind: 'pair'; sides: [PaperGroup, PaperGroup] }
  | PaperTable
  /** Empty lines to write on by hand. */
  | { kind: 'lines'; count: number }
  /** Where each side signs; one that has signed on the site says so. */
  | { kind: 'signatures'; sides: { title: string; signed: string | null }[] }

/** A value that nobody gave is a line to fill in by hand. */
export interface PaperField {
  term: string
  value: string | null
}

export interface PaperGroup {
  title: string
  items: PaperField[]
}

export interface PaperTable {
  kind: 'table'
  /** What the table is of, for who cannot see it. */
  summary: string
  columns: { title: string; share: number; end?: boolean }[]
  /** The first cell names its row. A cell without value is left to fill in by hand. */
  rows: PaperCell[][]
}

export interface PaperCell {
  text: string | null
  /** A second, quieter paragraph. */
  note?: string
}
