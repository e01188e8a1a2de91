import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr"

/** One connection for all live parts of a page. */
let shared: HubConnection | undefined
let started: Promise<void> | undefined
const parts = new Set<LivePart>()

function connection(): HubConnection {
  if (shared) return shared
  shared = new HubConnectionBuilder()
    .withUrl("/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => Math.min(500 * 2 ** retry.previousRetryCount, 15_000) })
    .configureLogging(LogLevel.Error)
    .build()
  shared.on("changed", (kind: string, id: string, version: number) => {
    for (const part of parts) part.changed(kind, id, version)
  })
  // A new connection is in no group, and something may have happened meanwhile.
  shared.onreconnected(() => parts.forEach(part => part.watch()))
  return shared
}

/**
 * A part of a page that the server renders again when something changed. Without scripts it is just the part as it
 * was when the page was loaded.
 */
class LivePart extends HTMLElement {
  #version = 0
  #loading = false
  #again = false

  async connectedCallback() {
    parts.add(this)
    try {
      await (started ??= connection().start())
      this.watch()
    } catch {
      // No live connection: the page stays usable, and looks again from time to time.
      setInterval(() => void this.#load(), 30_000)
    }
  }

  disconnectedCallback() {
    parts.delete(this)
  }

  watch() {
    const live = connection()
    if (live.state !== HubConnectionState.Connected) return
    void live
      .invoke("Watch", this.dataset.kind, this.dataset.id)
      .then(() => {
        this.dataset.live = ""
        return this.#load()
      })
      .catch(() => {})
  }

  changed(kind: string, id: string, version: number) {
    if (kind !== this.dataset.kind || id !== this.dataset.id || version <= this.#version) return
    this.#version = version
    void this.#load()
  }

  async #load() {
    if (this.#loading) {
      this.#again = true
      return
    }
    this.#loading = true
    try {
      const answer = await fetch(this.dataset.src ?? "", { headers: { Accept: "text/html" }, credentials: "same-origin" })
      if (answer.ok) this.#show(await answer.text())
    } catch {
      // The next change or reconnection tries again.
    } finally {
      this.#loading = false
      if (this.#again) {
        this.#again = false
        void this.#load()
      }
    }
  }

  #show(html: string) {
    const fresh = new DOMParser().parseFromString(policy.createHTML(html) as string, "text/html")
    if (fresh.body.textContent === this.textContent) return
    this.replaceChildren(...fresh.body.childNodes)
  }
}

type Policy = { createHTML(html: string): unknown }
const types = (window as unknown as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes
/** Only what our own server rendered for this page comes here; parsing does not run scripts. */
const policy: Policy = types?.createPolicy("netzwerk-live", { createHTML: html => html }) ?? { createHTML: html => html }

customElements.define("live-part", LivePart)
