import type { PaperBlock, PaperField, PaperGroup } from '../paper-document'
import { BODY, COLOURS, heightOf, keepRoom, ornament, type Place, rule, type Sheet, write } from './sheet.server'
import { openElement, type Structure, tagged } from './structure.server'
import { drawTable, heightOfHeadAndRow } from './table.server'

type Block<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>

const GAP = 6
const HEADING = 40
/** Some lines of a paragraph, or of a list. */
const SOME_LINES = 50
const COLUMN_GAP = 24
const INDENT = 16
/** A line to write on by hand. */
const WRITTEN = 20

/** Draws one block at the place of the sheet, as a part of `parent` in the order in which it is read. @param next what a heading heads */
export function drawBlock(sheet: Sheet, parent: Structure, block: PaperBlock, next?: PaperBlock): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheet, parent, block, next)
    case 'paragraph':
      tagged(sheet, parent, 'P', () => write(sheet, block.text, here(sheet), block.soft ? { colour: COLOURS.soft } : {}))
      break
    case 'list':
      return drawList(sheet, parent, block)
    case 'clauses':
      return block.items.forEach((clause, index) => drawClause(sheet, parent, clause, index + 1))
    case 'fields':
      drawFields(sheet, parent, block.items, here(sheet))
      break
    case 'pair':
      drawPair(sheet, parent, block.sides)
      break
    case 'table':
      drawTable(sheet, parent, block)
      break
    case 'lines':
      drawLines(sheet, block)
      break
    case 'signatures':
      drawSignatures(sheet, parent, block)
  }
  sheet.y += GAP
}

const here = (sheet: Sheet): Place => ({ x: sheet.left, y: sheet.y, width: sheet.width })

/** A heading alone at the foot of a page leads nowhere: it stays with what it heads. */
function drawHeading(sheet: Sheet, parent: Structure, { text }: Block<'heading'>, next: PaperBlock | undefined): void {
  keepRoom(sheet, HEADING + (next ? leastHeight(sheet, next) : 0))
  sheet.y += 8
  tagged(sheet, parent, 'H2', () => write(sheet, text, here(sheet), { size: 12, weight: 'bold', colour: COLOURS.accent }))
  sheet.y += 3
}

/** What of a block must stand on one page. */
function leastHeight(sheet: Sheet, block: PaperBlock): number {
  switch (block.kind) {
    case 'pair':
      return heightOfPair(sheet, block.sides)
    case 'table':
      return heightOfHeadAndRow(sheet, block)
    case 'signatures':
      return heightOfSignatures(block)
    default:
      return SOME_LINES
  }
}

function drawList(sheet: Sheet, parent: Structure, { items }: Block<'list'>): void {
  const list = openElement(sheet, parent, 'L')
  for (const item of items) {
    const place = { x: sheet.left + INDENT, width: sheet.width - INDENT }
    keepRoom(sheet, Math.min(heightOf(sheet, item, place.width), 60))
    const { y } = sheet
    const entry = openElement(sheet, list, 'LI')
    tagged(sheet, entry, 'Lbl', () => write(sheet, '–', { x: sheet.left, y, width: INDENT }, { colour: COLOURS.accent }))
    tagged(sheet, entry, 'LBody', () => write(sheet, item, { ...place, y }))
    sheet.y += 3
  }
  sheet.y += GAP - 3
}

function drawClause(sheet: Sheet, parent: Structure, { title, text }: { title: string; text: string }, number: number): void {
  keepRoom(sheet, 48)
  tagged(sheet, parent, 'H3', () => write(sheet, `${number}. ${title}`, here(sheet), { weight: 'bold' }))
  tagged(sheet, parent, 'P', () => write(sheet, text, here(sheet)))
  sheet.y += 4
}

/** Terms and values below each other; a value that is not known is a line to write on. */
function drawFields(sheet: Sheet, parent: Structure, items: readonly PaperField[], place: Place): void {
  sheet.y = place.y
  for (const { term, value } of items) {
    keepRoom(sheet, value === null ? WRITTEN : heightOf(sheet, `${term} : ${value}`, place.width))
    const { y } = sheet
    tagged(sheet, parent, 'P', () => {
      write(sheet, `${term}\u00a0: `, { ...place, y }, { colour: COLOURS.soft })
      if (value !== null) writeValue(sheet, term, value, { ...place, y })
    })
    if (value === null) {
      const start = place.x + widthOf(sheet, `${term}\u00a0: `)
      rule(sheet, { x: start, y: y + 11, width: place.x + place.width - start }, COLOURS.strong, 0.5)
      sheet.y = y + WRITTEN
    }
  }
}

/** The value follows its term on the same line, or stands below it where it would be squeezed. */
function writeValue(sheet: Sheet, term: string, value: string, place: Place): void {
  const start = widthOf(sheet, `${term}\u00a0: `)
  const below = start > place.width / 2
  write(sheet, value, below ? { ...place, y: sheet.y } : { x: place.x + start, y: place.y, width: place.width - start })
}

const widthOf = ({ pdf }: Sheet, text: string) => pdf.font('regular-latin').fontSize(BODY).widthOfString(text)

function heightOfFields(sheet: Sheet, items: readonly PaperField[], width: number): number {
  const line = heightOf(sheet, 'M', width)
  return items.reduce((total, { term, value }) => {
    if (value === null) return total + WRITTEN
    const start = widthOf(sheet, `${term}\u00a0: `)
    return total + (start > width / 2 ? line + heightOf(sheet, value, width) : heightOf(sheet, value, width - start))
  }, 0)
}

const halfOf = (sheet: Sheet) => (sheet.width - COLUMN_GAP) / 2
const heightOfPair = (sheet: Sheet, sides: [PaperGroup, PaperGroup]) => Math.max(...sides.map(({ items }) => heightOfFields(sheet, items, halfOf(sheet)))) + 24

function drawPair(sheet: Sheet, parent: Structure, sides: [PaperGroup, PaperGroup]): void {
  const width = halfOf(sheet)
  keepRoom(sheet, heightOfPair(sheet, sides))
  const top = sheet.y
  const bottoms = sides.map(({ title, items }, index) => {
    const x = sheet.left + index * (width + COLUMN_GAP)
    rule(sheet, { x, y: top, width }, COLOURS.accent, 1.25)
    sheet.y = top
    tagged(sheet, parent, 'H3', () => write(sheet, title, { x, y: top + 6, width }, { weight: 'bold' }))
    drawFields(sheet, parent, items, { x, y: sheet.y + 2, width })
    return sheet.y
  })
  sheet.y = Math.max(...bottoms)
}

function drawLines(sheet: Sheet, { count }: Block<'lines'>): void {
  for (let line = 0; line < count; line++) {
    keepRoom(sheet, WRITTEN)
    sheet.y += WRITTEN
    rule(sheet, here(sheet), COLOURS.strong, 0.5)
  }
}

/** Room to sign by hand, and for the words of who signed on the site. */
const SIGNATURE = 84
const SIGNED = 52
const heightOfSignatures = ({ sides }: Block<'signatures'>) => (sides.every(({ signed }) => signed !== null) ? SIGNED : SIGNATURE)

function drawSignatures(sheet: Sheet, parent: Structure, block: Block<'signatures'>): void {
  const { sides } = block
  const height = heightOfSignatures(block)
  keepRoom(sheet, height)
  const width = (sheet.width - COLUMN_GAP * (sides.length - 1)) / sides.length
  const top = sheet.y
  sides.forEach(({ title, signed }, index) => {
    const place = { x: sheet.left + index * (width + COLUMN_GAP) + 8, width: width - 16 }
    ornament(sheet, () => sheet.pdf.rect(place.x - 8, top, width, height).lineWidth(0.75).strokeColor(COLOURS.strong).stroke())
    tagged(sheet, parent, 'P', () => {
      write(sheet, title, { ...place, y: top + 7 }, { weight: 'bold' })
      write(sheet, signed ?? 'Date et signature\u00a0:', { ...place, y: sheet.y }, { colour: COLOURS.soft, size: 9 })
    })
  })
  sheet.y = top + height
}
