/** Steps that the server has not confirmed, with the confirmed text they were written on. */
export interface Unsent {
  client: string
  item: string
  person: string
  version: number
  doc: unknown
  steps: unknown[]
  saved: number
}

const database = "minutes"
const store = "unsent"
/** Whoever has not come back after two weeks finds the minutes approved; the text should not lie about. */
const keptFor = 14 * 24 * 60 * 60 * 1000

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "client" })
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  return opened
}

async function run<T>(mode: IDBTransactionMode, act: (entries: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const request = act((await open()).transaction(store, mode).objectStore(store))
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
}

// Private windows may have no database; then the text lives in the page only and beforeunload warns.
const quietly = async (work: () => Promise<unknown>) => {
  try {
    await work()
  } catch {
    return
  }
}

export const keep = (entry: Unsent) => quietly(() => run("readwrite", entries => entries.put(entry)))

export const forget = (client: string) => quietly(() => run("readwrite", entries => entries.delete(client)))

/** Marks this client as alive for as long as its page is: nobody else sends its steps. */
export function claim(client: string) {
  void navigator.locks?.request(lockName(client), () => new Promise(() => {}))
}

/** Hands over, one after the other, what closed pages of this person left unsent for this text. */
export async function eachAbandoned(item: string, person: string, send: (entry: Unsent) => Promise<void>) {
  let entries: Unsent[] = []
  await quietly(async () => (entries = await run<Unsent[]>("readonly", all => all.getAll())))
  for (const entry of entries) {
    if (Date.now() - entry.saved > keptFor) await forget(entry.client)
    else if (entry.item === item && entry.person === person && navigator.locks)
      await navigator.locks.request(lockName(entry.client), { ifAvailable: true }, async free => {
        if (free) await send(entry)
      })
  }
}

const lockName = (client: string) => `minutes-${client}`
