/** `npm run territory -- --epci <SIREN>`: adds an EPCI of France to the territory that the site serves. */
import { parseArgs } from 'node:util'

import { DomainError } from '~/platform/errors'
import { envOrExit } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { openServices } from '~/services.server'
import { addEpci } from '~/territory/add-epci.server'
import { pointsFromGeoApi } from '~/territory/points.server'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { epci: { type: 'string' } } })
  const siren = values.epci?.replace(/\s/g, '') ?? ''
  if (!/^\d{9}$/.test(siren)) throw new Error('Usage: npm run territory -- --epci <SIREN>   (nine digits, for example 200040715)')
  const services = await openServices(envOrExit(process.env.BOURSE_MODE ? {} : { BOURSE_MODE: 'demo' }), createLog('warn'), { beside: true })
  try {
    const added = await addEpci(services.db, siren, pointsFromGeoApi)
    console.log(`${added.name} (${siren}): ${added.communes} communes, ${added.withPoint} with a central point.`)
    if (added.withPoint < added.communes) console.log('Without a point, distance is not offered. Run the command again where geo.api.gouv.fr can be reached.')
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unknown_epci') throw new Error(`No EPCI of France has the SIREN ${siren}.`)
    throw error
  } finally {
    await services.close()
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
