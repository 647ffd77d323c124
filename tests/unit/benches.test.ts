import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const readme = readFileSync('tests/benchmarks/README.md', 'utf8')

test.each(readdirSync('tests/benchmarks').filter((file) => /^bench-.*\.ts$/.test(file)))('%s is run by a command of its own, which its README explains', (file) => {
  const name = file.replace('bench-', 'bench:').replace('.ts', '')
  expect(scripts[name]).toBe(`exec node --import tsx tests/benchmarks/${file}`)
  expect(readme).toContain(`| \`npm run ${name} `)
})
