import type { Services } from '~/services.server'

/** A real site never opens with the demo's accounts, whose password everybody knows. @throws with what to do. */
export async function refuseDemoData({ env, db }: Pick<Services, 'env' | 'db'>): Promise<void> {
  if (env.mode !== 'production') return
  const demo = await db.person.count({ where: { isDemo: true } })
  if (demo > 0) throw new Error('This database holds the demo accounts. Start the real site on an empty database (another DATABASE_URL or DATA_DIR).')
}
