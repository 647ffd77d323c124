import type { PaperCell, PaperTable } from '../paper-document'
import { COLOURS, heightOf, keepRoom, ornament, rule, type Sheet, type TextStyle, write } from './sheet.server'
import { openElement, type Structure, tagged } from './structure.server'

interface Column {
  x: number
  width: number
  title: string
  align: 'left' | 'right'
}

const PAD = { x: 6, y: 5 } as const
const SIZE = 9
/** A row that is filled in by hand. */
const EMPTY_ROW = 30
const NOTE: TextStyle = { size: 8, colour: COLOURS.soft }

/** A table whose heads are repeated on each page; the repeated ones are not read out again. */
export function drawTable(sheet: Sheet, parent: Structure, table: PaperTable): void {
  const columns = columnsOf(sheet, table)
  const head = heightOfHead(sheet, columns)
  keepRoom(sheet, heightOfHeadAndRow(sheet, table))
  const element = openElement(sheet, parent, 'Table', { alt: table.summary })
  drawHead(sheet, openElement(sheet, element, 'TR'), columns, head)
  for (const row of table.rows) {
    const height = heightOfRow(sheet, columns, row)
    if (keepRoom(sheet, height)) repeatHead(sheet, columns, head)
    drawRow(sheet, openElement(sheet, element, 'TR'), columns, row, height)
  }
}

/** A table begins with its head and its first row together. */
export function heightOfHeadAndRow(sheet: Sheet, table: PaperTable): number {
  const columns = columnsOf(sheet, table)
  return heightOfHead(sheet, columns) + (table.rows[0] ? heightOfRow(sheet, columns, table.rows[0]) : 0)
}

const heightOfHead = (sheet: Sheet, columns: Column[]) => heightOfRow(sheet, columns, columns.map(({ title }) => ({ text: title })), 'bold')

function columnsOf(sheet: Sheet, { columns }: PaperTable): Column[] {
  const shares = columns.reduce((total, { share }) => total + share, 0)
  let x = sheet.left
  return columns.map(({ title, share, end }) => {
    const width = (sheet.width * share) / shares
    x += width
    return { x: x - width, width, title, align: end ? 'right' : 'left' }
  })
}

function heightOfRow(sheet: Sheet, columns: Column[], row: readonly PaperCell[], weight: TextStyle['weight'] = 'regular'): number {
  const heights = columns.map(({ width }, index) => {
    const { text = null, note } = row[index] ?? {}
    const inner = width - 2 * PAD.x
    return (text ? heightOf(sheet, text, inner, { size: SIZE, weight: index === 0 ? 'bold' : weight }) : 0) + (note ? heightOf(sheet, note, inner, NOTE) : 0)
  })
  return Math.max(...heights, row.some(({ text }) => text === null) ? EMPTY_ROW - 2 * PAD.y : 0) + 2 * PAD.y
}

function drawHead(sheet: Sheet, row: Structure, columns: Column[], height: number): void {
  paintHead(sheet, height)
  const top = sheet.y
  for (const column of columns) {
    tagged(sheet, row, 'TH', () => writeHead(sheet, column, top), { scope: 'Column' })
  }
  sheet.y = top + height
}

function repeatHead(sheet: Sheet, columns: Column[], height: number): void {
  paintHead(sheet, height)
  const top = sheet.y
  ornament(sheet, () => columns.forEach((column) => writeHead(sheet, column, top)), 'Pagination')
  sheet.y = top + height
}

const paintHead = (sheet: Sheet, height: number) =>
  ornament(sheet, () => sheet.pdf.rect(sheet.left, sheet.y, sheet.width, height).fill(COLOURS.sunken))

const writeHead = (sheet: Sheet, { x, width, title, align }: Column, top: number) =>
  write(sheet, title, { x: x + PAD.x, y: top + PAD.y, width: width - 2 * PAD.x }, { size: SIZE, weight: 'bold', align })

function drawRow(sheet: Sheet, row: Structure, columns: Column[], cells: readonly PaperCell[], height: number): void {
  const top = sheet.y
  columns.forEach(({ x, width, align }, index) => {
    const { text = null, note } = cells[index] ?? {}
    const place = { x: x + PAD.x, width: width - 2 * PAD.x }
    const draw = () => {
      sheet.y = top + PAD.y
      if (text) write(sheet, text, { ...place, y: sheet.y }, { size: SIZE, weight: index === 0 ? 'bold' : 'regular', align })
      if (note) write(sheet, note, { ...place, y: sheet.y }, NOTE)
    }
    if (index === 0 && text) tagged(sheet, row, 'TH', draw, { scope: 'Row' })
    else tagged(sheet, row, 'TD', draw)
  })
  sheet.y = top + height
  rule(sheet, { x: sheet.left, y: sheet.y, width: sheet.width })
  if (cells.some(({ text }) => text === null)) ruleColumns(sheet, columns, top)
}

/** Between cells that are filled in by hand. */
function ruleColumns(sheet: Sheet, columns: Column[], top: number): void {
  ornament(sheet, () => columns.slice(1).forEach(({ x }) => sheet.pdf.moveTo(x, top).lineTo(x, sheet.y).lineWidth(0.5).strokeColor(COLOURS.line).stroke()))
}
