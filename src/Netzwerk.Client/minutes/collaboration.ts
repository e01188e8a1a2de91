import { collab, getVersion, sendableSteps } from "prosemirror-collab"
import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { Step } from "prosemirror-transform"
import type { Connection, Joined, PushReply, StepsMessage } from "./connection"
import { claim, eachAbandoned, forget, keep, type Unsent } from "./outbox"
import { receive } from "./receive"
import { schema } from "./schema"

/** So few that the server can move them over what others wrote meanwhile; it takes 500 at once. */
const stepsPerPush = 50
/** Between two pushes: below what the server takes from one page. Keys in between travel together. */
const pause = 60
/** The server's steps are not ours; the page takes the server's text and starts over. */
const diverged = "diverged"
/** After "too-fast": the server counts by the second. */
const rest = 1200
/** The server's longest answer to Since; a full one may not be the last. */
const stepsPerAnswer = 5000
const tooFast = "too-fast"
const wait = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds))
const beforeKeeping = 150

/** What the collaboration asks of the editor that shows the text. */
export interface Surface {
  state(): EditorState
  /** Shows the text with what others wrote. */
  show(state: EditorState): void
  /** Everything is saved, or something waits. */
  changed(isSaved: boolean): void
  /** The server will not take what was written here: closed, not allowed, or refused. */
  rejected(reason: string): void
}

/** Keeps the text of one editor and the server's the same. */
export class Collaboration {
  readonly client = randomId()
  #confirmed: Node
  #busy = false
  #timer = 0
  #keeping = 0
  #stopped = false
  #isKept = false

  constructor(
    private readonly connection: Connection,
    private readonly item: string,
    private readonly person: string,
    private readonly joined: Joined,
    private readonly surface: Surface,
  ) {
    this.#confirmed = Node.fromJSON(schema, joined.doc)
    claim(this.client)
  }

  get doc() {
    return this.#confirmed
  }

  plugin() {
    return collab({ version: this.joined.version, clientID: this.client })
  }

  get version() {
    return getVersion(this.surface.state())
  }

  get pending() {
    return sendableSteps(this.surface.state())?.steps.length ?? 0
  }

  /** Something was written here. */
  written() {
    this.#keepSoon()
    if (!this.#busy && !this.#timer) void this.push()
    this.surface.changed(this.pending === 0)
  }

  async push(): Promise<void> {
    const unsent = sendableSteps(this.surface.state())
    if (this.#busy || this.#stopped || !unsent || !this.connection.isOnline) return
    this.#busy = true
    const since = Date.now()
    let next = pause
    const steps = unsent.steps.slice(0, stepsPerPush).map(step => step.toJSON())
    try {
      const reply = await this.connection.push(this.item, unsent.version, steps, this.client)
      if (reply.reason === tooFast) next = rest
      else await this.#answered(reply, unsent)
    } catch {
      // The line broke; after the next join everything unconfirmed is sent again.
    } finally {
      this.#busy = false
    }
    if (!this.#stopped && this.pending > 0) this.#pushLater(Math.max(0, next - (Date.now() - since)))
  }

  receive(message: StepsMessage) {
    const state = this.surface.state()
    const skip = getVersion(state) - message.version
    if (skip < 0) return void this.pull()
    const steps = message.steps.slice(skip).map(json => Step.fromJSON(schema, json))
    if (steps.length === 0) return
    const next = receive(state, steps, message.clients.slice(skip), this.client)
    if (!next) return this.surface.rejected(diverged)
    for (const step of steps) this.#confirmed = step.apply(this.#confirmed).doc ?? this.#confirmed
    this.surface.show(next)
    this.#keepSoon()
    this.surface.changed(this.pending === 0)
  }

  async pull() {
    try {
      for (let full = true; full; ) {
        const missed = await this.connection.since(this.item, this.version)
        this.receive(missed)
        full = missed.steps.length >= stepsPerAnswer
      }
    } catch {
      // As above: the next join pulls again.
    }
  }

  /** Sends what closed pages of this person could not. */
  sendAbandoned() {
    return eachAbandoned(this.item, this.person, async entry => {
      try {
        await deliver(this.connection, entry)
      } catch {
        // No line, or steps of an older version of this program: they stay until they are too old.
      }
    })
  }

  /** Writes what is unconfirmed to the browser's database at once; for pages that are being left. */
  async keepNow() {
    clearTimeout(this.#keeping)
    this.#keeping = 0
    const unsent = sendableSteps(this.surface.state())
    if (!unsent) {
      if (this.#isKept) await forget(this.client)
      this.#isKept = false
      return
    }

    this.#isKept = true
    await keep({
      client: this.client,
      item: this.item,
      person: this.person,
      version: unsent.version,
      doc: this.#confirmed.toJSON(),
      steps: unsent.steps.map(step => step.toJSON()),
      saved: Date.now(),
    })
  }

  stop() {
    clearTimeout(this.#timer)
    this.#stopped = true
    void this.keepNow()
  }

  /** Gives up what the server will never take. */
  abandon() {
    clearTimeout(this.#timer)
    clearTimeout(this.#keeping)
    this.#stopped = true
    return forget(this.client)
  }

  async #answered(reply: PushReply, pushed: { origins: readonly unknown[]; steps: readonly unknown[] }) {
    if (reply.reason) return this.surface.rejected(reply.reason)
    // The steps usually came before the answer, ours among them and moved as they moved here.
    if (!reply.accepted || reply.version > this.version) await this.pull()
    if (!reply.accepted || pushed.steps.length > stepsPerPush || this.#stopped) return
    const sent = new Set(pushed.origins)
    if (sendableSteps(this.surface.state())?.origins.some(origin => sent.has(origin))) this.surface.rejected(diverged)
  }

  #pushLater(after: number) {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => {
      this.#timer = 0
      void this.push()
    }, after)
  }

  #keepSoon() {
    if (!this.#keeping) this.#keeping = window.setTimeout(() => void this.keepNow(), beforeKeeping)
  }
}

// Unlike randomUUID this also exists where a test installation is reached without HTTPS.
const randomId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join("-")

/** A closed page's steps are rebased and sent without an editor, under that page's client id. */
async function deliver(connection: Connection, entry: Unsent) {
  const doc = Node.fromJSON(schema, entry.doc)
  let state = EditorState.create({ doc, plugins: [collab({ version: entry.version, clientID: entry.client })] })
  const transaction = state.tr
  for (const json of entry.steps) transaction.step(Step.fromJSON(schema, json))
  state = state.apply(transaction)
  for (;;) {
    // The server may have the steps although the page never heard so; then they come back as its own.
    const missed = await connection.since(entry.item, getVersion(state))
    const steps = missed.steps.map(json => Step.fromJSON(schema, json))
    const next = receive(state, steps, missed.clients, entry.client)
    if (!next) return
    state = next
    if (steps.length >= stepsPerAnswer) continue
    const unsent = sendableSteps(state)
    if (!unsent) return forget(entry.client)
    const batch = unsent.steps.slice(0, stepsPerPush).map(step => step.toJSON())
    const reply = await connection.push(entry.item, unsent.version, batch, entry.client)
    if (reply.reason === tooFast) await wait(rest)
    // Closed or no longer allowed: it stays here until it is too old.
    else if (reply.reason) return
  }
}
