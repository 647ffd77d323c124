import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'
import { expect, test } from 'vitest'

/** Attributes that people read or hear. */
const READ_OUT = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder', 'label', 'lead', 'hint', 'legend', 'summary', 'removeLabel', 'unit'])
/** A photo's `placeholder` names a drawing. */
const NAMES_A_DRAWING = (attribute: ts.JsxAttribute) => attribute.name.getText() === 'placeholder' && attribute.parent.parent.tagName.getText() === 'Photo'
/** Comparisons show neither of their sides. */
const SHOWN_SIDES = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.PlusToken])
const LETTERS = /\p{L}{2,}/u

/** Words written into a component instead of a catalogue: text between tags, and attributes that are read out. */
function literalTexts(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const say = (node: ts.Node, text: string) => {
    if (LETTERS.test(text)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`)
  }
  const literals = (node: ts.Node | undefined): void => {
    if (!node) return
    if (ts.isStringLiteralLike(node)) say(node, node.text)
    else if (ts.isTemplateExpression(node)) say(node, [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join(' '))
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(literals)
    else if (ts.isBinaryExpression(node) && SHOWN_SIDES.has(node.operatorToken.kind)) [node.left, node.right].forEach(literals)
    else if (ts.isParenthesizedExpression(node)) literals(node.expression)
  }
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, node.text)
    else if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) literals(node.expression)
    else if (ts.isJsxAttribute(node) && READ_OUT.has(node.name.getText()) && !NAMES_A_DRAWING(node))
      literals(node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer)
    ts.forEachChild(node, walk)
  }
  walk(tree)
  return found
}

test('a word written into a component is found, wherever it hides', () => {
  const caught = (jsx: string) => literalTexts('x.tsx', `export const X = () => ${jsx}`).length
  expect(caught('<p>Bonjour</p>')).toBe(1)
  expect(caught('<p>{"Bonjour"}</p>')).toBe(1)
  expect(caught('<p>{ready ? "Oui" : t("no")}</p>')).toBe(1)
  expect(caught('<p>{ready && `Oui ${name}`}</p>')).toBe(1)
  expect(caught('<img alt="Une chaise" />')).toBe(1)
  expect(caught('<TextField label={"Titre"} />')).toBe(1)
  expect(caught('<a className="block" href="/aide">{t("help")} : 3 / 4</a>')).toBe(0)
})

test('components hold no words of their own: every text comes from the catalogues', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx')).map((file) => path.posix.join('app', file))
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => literalTexts(file, readFileSync(file, 'utf8')))).toEqual([])
})

test('components read their texts through the light translator, not through the whole parser', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.server.ts'))
  expect(files.filter((file) => /^import (?!type)[^'"]*['"]use-intl['"]/m.test(readFileSync(path.join('app', file), 'utf8')))).toEqual([])
})
