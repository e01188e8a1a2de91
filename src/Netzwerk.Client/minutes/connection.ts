import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr"

/** Somebody who has this text open, with the place of the caret or null. */
export interface Present {
  connection: string
  person: string
  name: string
  hue: number
  head: number | null
}

export interface Joined {
  version: number
  doc: unknown
  people: Present[]
  mayWrite: boolean
}

/** Steps and who sent them; version is the version before the first of them. */
export interface StepsMessage {
  version: number
  steps: unknown[]
  clients: string[]
  authors: string[]
}

export interface PushReply {
  accepted: boolean
  version: number
  reason?: string | null
}

/** What one editor wants to hear about its text. */
export interface Room {
  readonly item: string
  online(): void
  offline(): void
  steps(message: StepsMessage): void
  person(present: Present): void
  left(connection: string): void
  closed(): void
}

const shortestWait = 500
const longestWait = 10_000
const wait = (attempt: number) => Math.min(shortestWait * 2 ** attempt, longestWait)

/** One line to the server for all editors of the page. */
export class Connection {
  static #all = new Map<string, Connection>()
  #rooms = new Map<string, Room>()
  #hub: HubConnection
  #stopped = false

  static to(url: string) {
    let connection = Connection.#all.get(url)
    if (!connection) Connection.#all.set(url, (connection = new Connection(url)))
    return connection
  }

  private constructor(url: string) {
    this.#hub = new HubConnectionBuilder()
      .withUrl(url)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => wait(retry.previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build()
    this.#hub.on("steps", (item: string, message: StepsMessage) => this.#rooms.get(item)?.steps(message))
    this.#hub.on("person", (item: string, present: Present) => this.#rooms.get(item)?.person(present))
    this.#hub.on("left", (item: string, connection: string) => this.#rooms.get(item)?.left(connection))
    this.#hub.on("closed", (item: string) => this.#rooms.get(item)?.closed())
    this.#hub.onreconnecting(() => this.#each(room => room.offline()))
    this.#hub.onreconnected(() => this.#each(room => room.online()))
    this.#hub.onclose(() => {
      this.#each(room => room.offline())
      if (!this.#stopped) void this.#start(0)
    })
  }

  get isOnline() {
    return this.#hub.state === HubConnectionState.Connected
  }

  enter(room: Room) {
    this.#rooms.set(room.item, room)
    if (this.isOnline) room.online()
    else void this.#start(0)
  }

  leave(room: Room) {
    if (this.#rooms.get(room.item) !== room) return
    this.#rooms.delete(room.item)
    if (this.isOnline) void this.#hub.send("Leave", room.item).catch(() => {})
    if (this.#rooms.size === 0) void this.pause()
  }

  /** Cuts the line until resume; the page does it when the last editor goes, tests to be offline. */
  async pause() {
    this.#stopped = true
    await this.#hub.stop()
  }

  async resume() {
    await this.#start(0)
  }

  join(item: string) {
    return this.#hub.invoke<Joined>("Join", item)
  }

  push(item: string, version: number, steps: unknown[], client: string) {
    return this.#hub.invoke<PushReply>("Push", item, version, steps, client)
  }

  since(item: string, version: number) {
    return this.#hub.invoke<StepsMessage>("Since", item, version)
  }

  caret(item: string, head: number | null) {
    if (this.isOnline) void this.#hub.send("Caret", item, head).catch(() => {})
  }

  async #start(attempt: number): Promise<void> {
    this.#stopped = false
    // While it is still closing, onclose starts it again.
    if (this.#hub.state !== HubConnectionState.Disconnected) return
    try {
      await this.#hub.start()
      this.#each(room => room.online())
    } catch {
      this.#each(room => room.offline())
      setTimeout(() => {
        if (!this.#stopped) void this.#start(attempt + 1)
      }, wait(attempt))
    }
  }

  #each(tell: (room: Room) => void) {
    this.#rooms.forEach(tell)
  }
}
