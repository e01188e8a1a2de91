import type { EditorView } from "prosemirror-view"
import { el } from "../dom"
import type { Strings } from "../strings"
import { tableButtons } from "./table-bar"
import { placeIn } from "../tables/table-commands"
import type { Snippet } from "../typing/snippets"
import { textButtons } from "./text-bar"
import { Toolbar } from "./toolbar"

/** The toolbars of an editor: one for the text, and one for a table while the caret is in it. */
export class Bars {
  readonly element: HTMLElement
  readonly #text: Toolbar
  readonly #table: Toolbar
  #view?: EditorView
  #isPressed = false

  constructor(strings: Strings, textId: string, snippets: readonly Snippet[]) {
    this.#text = new Toolbar(strings.toolbar, textId, textButtons(strings, snippets), strings.controlKey)
    this.#table = new Toolbar(strings.tableToolbar, textId, tableButtons(strings), strings.controlKey)
    this.#table.element.classList.add("pm-bar--table")
    this.#table.element.hidden = true
    this.element = el("div", { class: "pm-bars" }, this.#text.element, this.#table.element)
  }

  attach(view: EditorView) {
    this.#view = view
    this.#text.attach(view)
    this.#table.attach(view)
    // The text must not move away below a finger that still presses it.
    view.dom.addEventListener("pointerdown", () => {
      this.#isPressed = true
      for (const end of ["pointerup", "pointercancel", "dragend"]) addEventListener(end, () => this.#released(), { once: true })
    })
  }

  /** The bar for what the caret is in. */
  focus() {
    if (this.#table.element.hidden) this.#text.focus()
    else this.#table.focus()
  }

  update() {
    this.#text.update()
    this.#table.update()
    if (this.#view && !this.#isPressed) this.#table.element.hidden = !placeIn(this.#view.state.selection.$from)
  }

  #released() {
    if (!this.#isPressed) return
    this.#isPressed = false
    this.update()
  }
}
