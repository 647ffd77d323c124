import PDFDocument from 'pdfkit'

import type { PaperDocument } from '../paper-document'
import { fontRuns, paperFonts, typeset, type Weight } from './fonts.server'

/** Lengths in points, 72 an inch. */
export const MARGIN = { top: 52, bottom: 60, side: 56 } as const
export const BODY = 9.5
const LINE_GAP = 1.8

/** The colours of the site's light theme (app/tailwind.css), on white paper. */
export const COLOURS = { ink: '#24201a', soft: '#4f473b', line: '#ddd3c1', strong: '#827765', accent: '#1e458f', sunken: '#f6f1e7' } as const

export interface TextStyle {
  size?: number
  weight?: Weight
  colour?: string
  align?: 'left' | 'right'
}

export interface Place {
  x: number
  y: number
  width: number
}

/** A document being drawn from the top down: `y` is where the next thing goes. */
export interface Sheet {
  pdf: PDFKit.PDFDocument
  left: number
  width: number
  bottom: number
  y: number
}

/** A4, tagged, in French, dated by the paper and not by the clock: the same paper gives the same bytes. */
export function openSheet(paper: PaperDocument): Sheet {
  const options = {
    size: 'A4', margins: { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side }, font: null,
    pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: 'fr-FR', displayTitle: true, bufferPages: true,
    info: { Title: `${paper.title} ${paper.number}`, Subject: paper.status, CreationDate: new Date(paper.date), ModDate: new Date(paper.date) },
  }
  // The types of the library know neither PDF/UA nor a document without the standard fonts.
  const pdf = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions)
  for (const weight of Object.values(paperFonts())) for (const { name, file } of Object.values(weight)) pdf.registerFont(name, file)
  return { pdf, left: MARGIN.side, width: pdf.page.width - 2 * MARGIN.side, bottom: pdf.page.height - MARGIN.bottom, y: MARGIN.top }
}

/** Writes a text within its width, on the next page where this one is full. Moves the sheet below it. */
export function write(sheet: Sheet, text: string, { x, y, width }: Place, style: TextStyle = {}): void {
  const { pdf } = sheet
  const { size = BODY, weight = 'regular', colour = COLOURS.ink, align = 'left' } = style
  const runs = fontRuns(text, weight)
  pdf.fontSize(size).fillColor(colour)
  runs.forEach((run, index) => {
    const options = { width, align, lineGap: LINE_GAP, continued: index < runs.length - 1 }
    pdf.font(run.font)
    if (index === 0) pdf.text(run.text, x, y, options)
    else pdf.text(run.text, options)
  })
  sheet.y = pdf.y
}

/** How high a text will be. */
export function heightOf({ pdf }: Sheet, text: string, width: number, { size = BODY, weight = 'regular' }: TextStyle = {}): number {
  return pdf.font(`${weight}-latin`).fontSize(size).heightOfString(typeset(text), { width, lineGap: LINE_GAP })
}

/** Goes to the next page unless so much fits on this one. @returns true when it did */
export function keepRoom(sheet: Sheet, height: number): boolean {
  if (sheet.y + height <= sheet.bottom || sheet.y === MARGIN.top) return false
  sheet.pdf.addPage()
  sheet.y = MARGIN.top
  return true
}

/** Draws what is not read out: rules, backgrounds, what every page repeats. */
export function ornament({ pdf }: Sheet, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

export function rule(sheet: Sheet, { x, y, width }: Place, colour: string = COLOURS.line, thickness = 0.75): void {
  ornament(sheet, () => sheet.pdf.moveTo(x, y).lineTo(x + width, y).lineWidth(thickness).strokeColor(colour).stroke())
}
