/** Whose form of which page: what one person kept is never taken for another's, nor one loan's for another's. */
export interface Place {
  path: string
  keeper: string
}

interface KeptForm extends Place {
  fields: [string, FormDataEntryValue][]
  /** Milliseconds since 1970, by the clock of this device. */
  keptAt: number
}

const STORE = 'forms'
const LONGEST_KEPT = 7 * 24 * 60 * 60 * 1000

/** Keeps a form with its files in this browser, in the place of what was kept there before. @throws where the browser keeps nothing (full, or private). */
export const keepForm = (place: Place, form: FormData): Promise<void> => inStore('readwrite', (store) => store.put({ ...place, fields: [...form], keptAt: Date.now() } satisfies KeptForm)).then(() => undefined)

/** What is kept of this form, null where nothing is. What is older than seven days is forgotten, whosever it was. */
export async function keptForm(place: Place): Promise<FormData | null> {
  await forgetOld()
  const kept = await inStore<KeptForm | undefined>('readonly', (store) => store.get([place.path, place.keeper]))
  if (!kept) return null
  const form = new FormData()
  for (const [name, value] of kept.fields) form.append(name, value)
  return form
}

export const forgetForm = ({ path, keeper }: Place): Promise<void> => inStore('readwrite', (store) => store.delete([path, keeper]))

const forgetOld = () =>
  inStore('readwrite', (store) => {
    const walk = store.index('keptAt').openCursor(IDBKeyRange.upperBound(Date.now() - LONGEST_KEPT))
    walk.onsuccess = () => {
      walk.result?.delete()
      walk.result?.continue()
    }
    return walk
  })

/** Does one thing with the store; resolves once it is written. */
async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const db = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(STORE, mode)
      const asked = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(asked.result as T)
      transaction.onabort = () => reject(transaction.error ?? new Error('nothing was kept'))
    })
  } finally {
    db.close()
  }
}

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('bourse', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: ['path', 'keeper'] }).createIndex('keptAt', 'keptAt')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('nothing can be kept'))
  })
