import { type Env, envOrExit } from '~/platform/env.server'

/** The environment of a command that needs the data and no secret: it runs without those that a production site demands. */
export const dataEnv = (): Env => envOrExit(process.env.BOURSE_MODE ? {} : { BOURSE_MODE: 'development' })
