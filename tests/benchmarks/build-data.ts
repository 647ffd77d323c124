/** `npm run bench:data -- --annonces 20000 --to FOLDER`: a data folder to measure on, built once. `DATA_DIR=FOLDER BOURSE_MODE=demo npm start` serves it. */
import { parseArgs } from 'node:util'

import { runCommand } from '~/cli/run-command'

import { benchDataIn, buildFolder } from './data/build-folder'

const USAGE = 'How to: npm run bench:data -- --annonces 20000 --to FOLDER'

runCommand(async () => {
  const { values } = parseArgs({ options: { annonces: { type: 'string', default: '20000' }, to: { type: 'string' } } })
  const annonces = Number(values.annonces)
  if (!values.to || !Number.isInteger(annonces) || annonces < 100) throw new Error(USAGE)
  const found = benchDataIn(values.to)
  if (found) {
    console.log(`${values.to} already holds ${found.annonces} annonces and ${found.reservations} reservations, made on ${found.now}.`)
    return
  }
  const made = await buildFolder(values.to, annonces, new Date())
  console.log(`${values.to} holds ${made.annonces} annonces and ${made.reservations} reservations.`)
})
