/** `npm run demo`: builds what is not built, fills an empty database, then runs the site and says where it is. */
import { envOrExit, type Env } from '~/platform/env.server'

import { build, needsBuild } from './build-if-needed'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts'
import { isPrepared, prepare } from './demo-data'
import { portIsFree } from './free-port'
import { runCommand } from './run-command'
import { runInTerminal, SITE_COMMAND } from './site-process'

const READY_WITHIN_MS = 90_000

async function siteAnswers(env: Env, ended: Promise<unknown>): Promise<boolean> {
  let gone = false
  void ended.finally(() => (gone = true))
  const deadline = Date.now() + READY_WITHIN_MS
  while (!gone && Date.now() < deadline) {
    const ready = await fetch(`http://${env.host === '0.0.0.0' ? '127.0.0.1' : env.host}:${env.port}/readyz`, { signal: AbortSignal.timeout(2000) }).then((answer) => answer.ok, () => false)
    if (ready) return true
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return false
}

function welcome(env: Env): string {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length))
  return [
    '',
    `  La bourse aux ressources is open:  ${env.publicUrl}`,
    '',
    `  Password of every demo account:    ${DEMO_PASSWORD}`,
    ...DEMO_ACCOUNTS.map(({ email, who }) => `    ${email.padEnd(width)}  ${who}`),
    '',
    `  Mails it would have sent:          ${env.publicUrl}/dev/mails`,
    '  Stop with Ctrl-C. Start over: delete the folder ' + env.dataDir,
    '',
  ].join('\n')
}

runCommand(async () => {
  const env = envOrExit({ BOURSE_MODE: 'demo' })
  if (!(await portIsFree(env.port, env.host))) {
    console.error(`Port ${env.port} is taken by another program. Choose one: PORT=${env.port + 1} npm run demo`)
    return 1
  }
  if (needsBuild()) {
    console.log('Building the site …')
    await build()
  }
  if (!isPrepared(env)) await prepare(env)
  const site = runInTerminal(SITE_COMMAND, { ...process.env, BOURSE_MODE: 'demo', NODE_ENV: 'production' })
  if (await siteAnswers(env, site.exited)) console.log(welcome(env))
  return site.exited
})
