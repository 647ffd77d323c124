import type { Log } from '~/platform/log.server'
import type { Services } from '~/services.server'
import type { Context } from '~/web/request-context.server'

/** What the verbs of an account need beside the moment: limits, the site's key, the log, and from where it is asked. */
export interface AccountContext extends Context {
  services: Pick<Services, 'env' | 'rateLimits'>
  log: Pick<Log, 'info' | 'warn'>
  clientAddress: string
}
