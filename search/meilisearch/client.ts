import { type Config, type EnqueuedTask, Meilisearch, type Task } from 'meilisearch'

export interface MeilisearchAddress {
  host: string
  apiKey: string
}

/** A client whose every call gives up after `timeout` milliseconds. */
export function connect({ host, apiKey }: MeilisearchAddress, timeout: number, options: Pick<Config, 'httpClient'> = {}): Meilisearch {
  // Compressed replies over a kept connection cost 44 ms each on loopback; plain ones 1.5 ms.
  return new Meilisearch({ ...options, host, apiKey, timeout, requestInit: { headers: { 'accept-encoding': 'identity' } } })
}

/** A task that Meilisearch took and did not do. */
export class TaskFailed extends Error {
  /** The documents or settings themselves were refused: the same again would fail again. */
  readonly refused: boolean

  constructor(readonly task: Pick<Task, 'uid' | 'type' | 'status' | 'error'>) {
    super(`Meilisearch task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? 'no reason given'}`)
    this.name = 'TaskFailed'
    this.refused = task.status === 'failed' && task.error?.type === 'invalid_request'
  }
}

/** Waits until a task is done. @throws {TaskFailed} when it failed or was cancelled, which the client alone would pass in silence. */
export async function done(client: Meilisearch, enqueued: PromiseLike<EnqueuedTask>, timeout = 120_000): Promise<Task> {
  const { taskUid } = await enqueued
  const task = await client.tasks.waitForTask(taskUid, { timeout, interval: 20 })
  if (task.status !== 'succeeded') throw new TaskFailed(task)
  return task
}
