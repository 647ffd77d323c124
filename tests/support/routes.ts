import config from '../../remix.config.js'

export interface SiteRoute {
  /** As in remix.config.js: `prets/:id`. */
  path: string
  /** `routes/loans/loan.tsx` */
  file: string
}

/** Every route of the site map. */
export const siteRoutes: SiteRoute[] = []
const collect = (define: (route: (path: string, file: string) => void) => void) => {
  define((path, file) => void siteRoutes.push({ path, file }))
  return {}
}
void (config.routes as unknown as (defineRoutes: typeof collect) => unknown)(collect)
