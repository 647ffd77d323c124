/** `npm run token -- --email x [--scope read,write] [--days 90]`: a personal token for the API, printed once. */
import { parseArgs } from 'node:util'

import { TOKEN_SCOPES, type TokenScope } from '~/accounts/access-tokens.schema'
import { issueToken } from '~/accounts/access-tokens.server'
import { personByEmail } from '~/accounts/person-by-email.server'
import { envOrExit } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'

const USAGE = 'Usage: npm run token -- --email <address> [--scope read|read,write] [--days 90]'
const DAY_MS = 24 * 3_600_000
const LONGEST_DAYS = 3650

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { email: { type: 'string' }, scope: { type: 'string', default: 'read' }, days: { type: 'string', default: '90' } } })
  const scopes = TOKEN_SCOPES.filter((scope) => values.scope.split(',').includes(scope))
  const days = Number(values.days)
  const known = values.scope.split(',').every((scope) => TOKEN_SCOPES.includes(scope as TokenScope))
  if (!values.email || !known || !Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) throw new Error(USAGE)

  const services = await openServices(envOrExit(process.env.BOURSE_MODE ? {} : { BOURSE_MODE: 'demo' }), createLog('warn'), { beside: true })
  try {
    const person = await personByEmail(services.db, values.email)
    if (!person) throw new Error(`Nobody has an open, confirmed account with the address ${values.email}.`)
    const now = new Date()
    const { token } = await issueToken(services.db, { personId: person.id, name: 'npm run token', scopes, expiresAt: new Date(now.getTime() + days * DAY_MS) }, now)
    console.log(token)
  } finally {
    await services.close()
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
