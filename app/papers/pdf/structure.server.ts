import type { Sheet } from './sheet.server'

/** A node of the tree that screen readers follow: PDF 1.7, 14.8.4. */
export type Structure = PDFKit.PDFStructureElement

interface ElementOptions {
  alt?: string
  /** Of the head of a table's column or row. */
  scope?: 'Column' | 'Row'
}

/** Adds an element with what `draw` writes. */
export function tagged({ pdf }: Sheet, parent: Structure, type: string, draw: () => void, options: ElementOptions = {}): void {
  parent.add(pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions, draw))
}

/** Adds an element that holds others. */
export function openElement({ pdf }: Sheet, parent: Structure, type: string, options: ElementOptions = {}): Structure {
  const element = pdf.struct(type, options as PDFKit.Mixins.StructureElementOptions)
  parent.add(element)
  return element
}
