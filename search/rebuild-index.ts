import type { OnProgress } from './follow-index'
import type { KeptIndex } from './kept-index'
import type { IndexRegister } from './postgres/index-register'

/** Another rebuild is under way. */
export class Rebuilding extends Error {
  constructor() {
    super('Another rebuild of the search is under way.')
  }
}

/**
 * Builds the index anew beside the one that answers, and puts it in its place. What is written meanwhile waits for both. The swap
 * comes when the new one has heard all that the old one has, and nothing is on its way to either; what is written from then on
 * still waits for the name, which is the new one's afterwards.
 * @throws {Rebuilding} and when Meilisearch does not take part: the living index then goes on as it was.
 */
export async function rebuildIndex(live: KeptIndex, beside: KeptIndex, register: IndexRegister, onProgress: OnProgress): Promise<void> {
  const done = await register.aloneOrNull(`rebuild ${live.uid}`, async () => {
    // A rebuild that died may have left one.
    await register.remove(beside.uid)
    await beside.index.drop()
    await register.add(beside.uid)
    await beside.index.prepare()
    await beside.follower.fill(onProgress)
    await beside.follower.whenCaughtUp([live.uid], async () => {
      await live.index.swapWith(beside.uid)
      await register.remove(beside.uid)
      await register.setFull(live.uid, true)
    })
    await beside.index.drop()
    return true
  })
  if (!done) throw new Rebuilding()
}
