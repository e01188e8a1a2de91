import type { EditorView } from "prosemirror-view"
import { el, icon, uniqueId } from "../dom"
import type { Button } from "./toolbar"

/** A button of a toolbar that opens a list of more: arrows choose, Enter takes, Escape closes. */
export class Menu {
  readonly list: HTMLElement
  #items: { element: HTMLButtonElement; spec: Button }[]

  constructor(
    private readonly opener: HTMLButtonElement,
    items: readonly Button[],
    private readonly view: () => EditorView | undefined,
  ) {
    this.list = el("div", { class: "pm-menu", role: "menu", id: uniqueId("menu"), "aria-label": opener.getAttribute("aria-label") ?? "", hidden: "" })
    opener.setAttribute("aria-haspopup", "menu")
    opener.setAttribute("aria-controls", this.list.id)
    this.#items = items.map(spec => ({ spec, element: this.#make(spec) }))
    this.list.append(...this.#items.map(item => item.element))
    this.list.addEventListener("keydown", event => this.#key(event))
    this.list.addEventListener("focusout", event => {
      if (!this.list.contains(event.relatedTarget as globalThis.Node) && event.relatedTarget !== opener) this.close()
    })
    opener.addEventListener("keydown", event => {
      if (event.key !== "ArrowDown") return
      event.preventDefault()
      this.open()
    })
    addEventListener("resize", () => this.list.hidden || this.#place())
    this.close()
  }

  toggle() {
    if (this.list.hidden) this.open()
    else this.close()
  }

  open() {
    const view = this.view()
    if (!view) return
    for (const { element, spec } of this.#items) element.setAttribute("aria-disabled", String(!spec.run(view.state)))
    this.list.hidden = false
    this.opener.setAttribute("aria-expanded", "true")
    this.#place()
    this.#items[0].element.focus()
  }

  close() {
    this.list.hidden = true
    this.opener.setAttribute("aria-expanded", "false")
  }

  /** Below its button, within the toolbar. Set through the object model: the content policy forbids style attributes. */
  #place() {
    const room = (this.list.parentElement?.clientWidth ?? 0) - this.list.offsetWidth
    this.list.style.left = `${Math.max(0, Math.min(this.opener.offsetLeft, room))}px`
    this.list.style.top = `${this.opener.offsetTop + this.opener.offsetHeight}px`
  }

  #make(spec: Button) {
    const element = el("button", { type: "button", role: "menuitem", tabindex: "-1" })
    element.append(icon(spec.path), spec.label)
    element.addEventListener("mousedown", event => event.preventDefault())
    element.addEventListener("click", () => {
      const view = this.view()
      if (!view || element.getAttribute("aria-disabled") === "true") return
      this.close()
      spec.run(view.state, view.dispatch, view)
      view.focus()
    })
    return element
  }

  #key(event: KeyboardEvent) {
    const all = this.#items.map(item => item.element)
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }
    if (event.key in targets) all[(targets[event.key] + all.length) % all.length].focus()
    else if (event.key === "Escape") {
      this.close()
      this.opener.focus()
    } else return
    // The toolbar around it has arrows of its own.
    event.preventDefault()
    event.stopPropagation()
  }
}
