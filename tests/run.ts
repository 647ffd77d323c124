import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { findChromium } from './support/chromium'

/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. Ends with one line of counts.
 * Each step that is not a test run (types, lint, build) counts as one check.
 */
const report = mkdtempSync(path.join(os.tmpdir(), 'bourse-report-'))
const total = { passed: 0, failed: 0, skipped: 0 }
/** Said again at the very end: two runs side by side print over one another. */
const failures: string[] = []

/** What of vitest's report is read here. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { name: string; status: string; message: string; assertionResults: { fullName: string; status: string; failureMessages?: string[] }[] }[]
}

function run(command: string, args: string[]): Promise<number> {
  console.log(`\n> ${command} ${args.join(' ')}`)
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } })
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function check(command: string, args: string[]): Promise<boolean> {
  const passed = (await run(command, args)) === 0
  if (passed) total.passed++
  else {
    total.failed++
    failures.push([command, ...args].join(' '))
  }
  return passed
}

/** Counts come from vitest's own report; a run that dies without one is a failure. */
async function vitest(projects: string[], ...options: string[]): Promise<void> {
  const file = path.join(report, `${[...projects, ...options].join('-').replace(/\W/g, '-')}.json`)
  const code = await run('npx', ['vitest', 'run', ...projects.flatMap((name) => ['--project', name]), ...options, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const counts = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null
  total.passed += counts?.numPassedTests ?? 0
  total.skipped += counts?.numPendingTests ?? 0
  const failed = counts?.numFailedTests ?? 0
  // A suite that cannot even begin, or an error outside any test, fails without a failed test.
  total.failed += failed === 0 && code !== 0 ? 1 : failed
  if (failed === 0 && code !== 0) failures.push(`${projects.join(', ')} ended with ${code}, without a failed test`)
  for (const suite of counts?.testResults ?? []) {
    const where = path.relative(process.cwd(), suite.name)
    const tests = suite.assertionResults.filter((test) => test.status === 'failed')
    if (suite.status === 'failed' && tests.length === 0) failures.push(`${where}\n${suite.message}`)
    for (const test of tests) failures.push(`${where}: ${test.fullName}\n${(test.failureMessages ?? []).join('\n').slice(0, 3_000)}`)
  }
}

if (await check('npm', ['run', '--silent', 'generate'])) {
  await Promise.all([check('npm', ['run', '--silent', 'typecheck']), check('npm', ['run', '--silent', 'lint']), vitest(['unit'])])
  // Alone: it has servers of its own beside it, some of which are tested for not answering in time.
  await vitest(['integration'], '--maxWorkers=2')
  if (await check('npm', ['run', '--silent', 'build'])) {
    // Once, before two look for it at the same time.
    findChromium()
    // Two halves side by side, each with a site of its own: a browser mostly waits.
    await Promise.all([vitest(['e2e'], '--shard=1/2'), vitest(['e2e'], '--shard=2/2')])
  }
}

rmSync(report, { recursive: true, force: true })
if (total.skipped > 0) console.log(`\nSKIPPED: ${total.skipped} tests did not run; the lines above say why.`)
for (const failure of failures) console.log(`\nFAILED: ${failure}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
