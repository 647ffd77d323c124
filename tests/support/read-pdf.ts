import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface StructNode {
  role?: string
  children?: StructNode[]
}

/** A PDF as a reader of it sees it: its text page by page, what it says of itself, and the tags in the order in which they are read. */
export async function readPdf(file: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0, useSystemFonts: true })
  const pdf = await task.promise
  const [{ info }, markInfo] = [await pdf.getMetadata(), await pdf.getMarkInfo()]
  const pages: string[] = []
  const roles: string[] = []
  const collect = (node: StructNode) => {
    if (node.role) roles.push(node.role)
    node.children?.forEach(collect)
  }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items, lang } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    if (lang !== 'fr-FR') throw new Error(`page ${number} is in ${lang}`)
    const tree = await page.getStructTree()
    if (tree) collect(tree as StructNode)
  }
  await task.destroy()
  return { pages, text: pages.join('\n').replace(/\s+/g, ' '), title: (info as { Title?: string }).Title, tagged: markInfo?.Marked === true, roles }
}
