/** `npm run admin -- --email x --name "..."`: makes the first administrator of a site; with `--coordinator`, a coordinator. */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'

import { appoint } from '~/accounts/appoint.server'
import { DomainError } from '~/platform/errors'
import { envOrExit } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { emailAddress } from '~/platform/text-schema'
import { openServices } from '~/services.server'

const USAGE = 'Usage: npm run admin -- --email <address> --name "<name>" [--coordinator [--commune <INSEE>]]'

const REFUSALS: Record<string, string> = {
  required: 'There is no such account yet: give its name too (--name "...").',
  account_disabled: 'This account is disabled: it can be given no role.',
  unknown_commune: 'No commune has this INSEE code. Postal codes are not INSEE codes.',
}

/** What was not given is asked of a person at a terminal, and of nobody else. */
async function ask(given: string | undefined, question: string): Promise<string> {
  if (given !== undefined || !process.stdin.isTTY) return given?.trim() ?? ''
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  return (await terminal.question(`${question}: `).finally(() => terminal.close())).trim()
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' }, coordinator: { type: 'boolean' }, commune: { type: 'string' } } })
  const email = emailAddress.safeParse(await ask(values.email, 'E-mail address'))
  if (!email.success || (values.commune !== undefined && !values.coordinator)) throw new Error(USAGE)
  const name = await ask(values.name, 'Name (leave empty for an account that exists)')

  const env = envOrExit(process.env.BOURSE_MODE ? {} : { BOURSE_MODE: 'demo' })
  const services = await openServices(env, createLog('warn'), { beside: true })
  try {
    const role = values.coordinator ? 'coordinator' : 'admin'
    const { created, passwordPath } = await appoint(services, { email: email.data, name, role, communeInsee: values.commune ?? null }, new Date())
    console.log(`${created ? 'Account created' : 'Account found'}: ${email.data} is now ${role === 'admin' ? 'administrator' : `coordinator of ${values.commune ?? 'the whole territory'}`}.`)
    if (passwordPath) console.log(`Choose a password within 10 minutes: ${env.publicUrl}${passwordPath}\nLater, « Mot de passe oublié » sends another link.`)
  } catch (error) {
    throw error instanceof DomainError ? new Error(REFUSALS[error.code] ?? error.code) : error
  } finally {
    await services.close()
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
