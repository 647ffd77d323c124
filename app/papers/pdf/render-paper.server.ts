import type { PaperDocument } from '../paper-document'
import { drawBlock } from './blocks.server'
import { COLOURS, openSheet, rule, type Sheet, write } from './sheet.server'
import { type Structure, tagged } from './structure.server'

/** A paper as a PDF: A4, tagged (PDF/UA-1), its fonts embedded. The same paper gives the same bytes. */
export function renderPaper(paper: PaperDocument): Promise<Buffer<ArrayBuffer>> {
  const sheet = openSheet(paper)
  const { pdf } = sheet
  const parts: Buffer[] = []
  const done = new Promise<Buffer<ArrayBuffer>>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  drawTitle(sheet, root, paper)
  paper.blocks.forEach((block, index) => drawBlock(sheet, root, block, paper.blocks[index + 1]))
  root.end()
  drawFooters(sheet, paper)
  pdf.end()
  return done
}

function drawTitle(sheet: Sheet, root: Structure, { title, number, status }: PaperDocument): void {
  const { left: x, width } = sheet
  tagged(sheet, root, 'H1', () => {
    write(sheet, title, { x, y: sheet.y, width }, { size: 22, weight: 'bold' })
    write(sheet, number, { x, y: sheet.y + 1, width }, { size: 11, weight: 'bold', colour: COLOURS.accent })
  })
  tagged(sheet, root, 'P', () => write(sheet, status, { x, y: sheet.y + 2, width }, { size: 9, colour: COLOURS.soft }))
  sheet.y += 8
  rule(sheet, { x, y: sheet.y, width }, COLOURS.line)
  sheet.y += 12
}

/** Once all pages are there, each says which it is of how many. */
function drawFooters(sheet: Sheet, { title, number }: PaperDocument): void {
  const { pdf, left: x, width } = sheet
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    // Below the margin, where a text would otherwise begin a page of its own.
    pdf.page.margins.bottom = 0
    const y = sheet.bottom + 22
    pdf.markContent('Artifact', { type: 'Pagination' })
    write(sheet, `La bourse aux ressources · ${title} ${number}`, { x, y, width: (width * 3) / 4 }, { size: 8, colour: COLOURS.soft })
    write(sheet, `page ${page + 1} sur ${count}`, { x: x + (width * 3) / 4, y, width: width / 4 }, { size: 8, colour: COLOURS.soft, align: 'right' })
    pdf.endMarkedContent()
  }
}
