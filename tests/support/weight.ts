import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** Gzipped bytes of all the JavaScript that a page loads at once: the modules its HTML loads, and what those import; not the other pages of which its map of routes speaks. */
export function scriptWeight(html: string): { bytes: number; files: string[] } {
  const files = new Set<string>()
  const visit = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    const code = readFileSync(path.join('public', file), 'utf8')
    for (const match of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^'"()]*?from\s*)?["']((?:\.{1,2}\/|\/build\/)[^"']+\.js)["']/g))
      visit(match[1]!.startsWith('/') ? match[1]! : path.posix.join(path.posix.dirname(file), match[1]!))
  }
  for (const match of html.matchAll(/<link rel="modulepreload" href="(\/build\/[^"]+\.js)"/g)) visit(match[1]!)
  return { bytes: [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join('public', file))).length, 0), files: [...files] }
}
