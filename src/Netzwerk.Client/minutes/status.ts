import { el } from "./dom"
import type { Strings } from "./strings"

export type State = "connecting" | "saved" | "offline" | "refused" | "closed" | "lost" | "forbidden" | "readonly"

/** Good news may wait, so that a screen reader is not told of every key. */
const calm = 600

/** Says whether the text is saved: one polite line that changes only when the news do. */
export class Status {
  readonly element = el("p", { class: "pm-status kern-body", role: "status" })
  #timer = 0

  constructor(
    private readonly host: HTMLElement,
    private readonly strings: Strings,
  ) {}

  say(state: State) {
    this.host.dataset.state = state
    const text = this.strings[state]
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(
      () => {
        if (this.element.textContent !== text) this.element.textContent = text
      },
      state === "saved" ? calm : 0,
    )
  }
}
