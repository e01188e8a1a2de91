import type { Command, EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { el, icon } from "../dom"
import { Menu } from "./menu"

/** A button of a toolbar; where the command cannot be run it says so. */
export interface Button {
  label: string
  path: string
  /** Where there is room the label stands instead of the drawing. */
  isWord?: boolean
  run: Command
  isOn?: (state: EditorState) => boolean
  /** What the button opens instead of doing something itself. */
  items?: Button[]
  /** "Mod" is the control key. */
  keys?: string
}

/** The ARIA toolbar: one stop of the Tab key, arrows between the buttons, Escape back into the text. */
export class Toolbar {
  readonly element: HTMLElement
  #buttons: { element: HTMLButtonElement; spec: Button }[]
  #menus: Menu[] = []
  #view?: EditorView

  constructor(label: string, textId: string, buttons: Button[], private readonly controlKey: string) {
    this.element = el("div", { class: "pm-bar", role: "toolbar", "aria-label": label, "aria-controls": textId })
    this.#buttons = buttons.map(spec => ({ spec, element: this.#make(spec) }))
    this.#stopAt(this.#buttons[0].element)
    this.element.append(...this.#buttons.map(button => button.element), ...this.#menus.map(menu => menu.list))
    this.element.addEventListener("keydown", event => this.#move(event))
  }

  attach(view: EditorView) {
    this.#view = view
    this.update()
  }

  focus() {
    this.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }

  update() {
    const state = this.#view?.state
    if (!state) return
    for (const { element, spec } of this.#buttons) {
      if (spec.isOn) element.setAttribute("aria-pressed", String(spec.isOn(state)))
      // Not the disabled attribute: the button must stay reachable with the arrows.
      element.setAttribute("aria-disabled", String(!spec.run(state)))
    }
  }

  #make(spec: Button) {
    const keys = spec.keys?.replace("Mod", this.controlKey)
    const element = el("button", { type: "button", title: keys ? `${spec.label} (${keys})` : spec.label })
    element.setAttribute("aria-label", spec.label)
    if (spec.isWord) element.append(el("span", { class: "word" }, spec.label))
    element.append(icon(spec.path))
    if (spec.keys) element.setAttribute("aria-keyshortcuts", spec.keys.replace("Mod", "Control"))
    const menu = spec.items && new Menu(element, spec.items, () => this.#view)
    if (menu) this.#menus.push(menu)
    // The text keeps its selection while the mouse presses the button.
    element.addEventListener("mousedown", event => event.preventDefault())
    element.addEventListener("click", () => {
      const view = this.#view
      if (menu) return menu.toggle()
      if (!view || element.getAttribute("aria-disabled") === "true") return
      spec.run(view.state, view.dispatch, view)
      view.focus()
    })
    return element
  }

  #move(event: KeyboardEvent) {
    const list = this.#buttons.map(button => button.element)
    const at = list.indexOf(document.activeElement as HTMLButtonElement)
    if (at < 0) return
    const isRtl = getComputedStyle(this.element).direction === "rtl"
    const [next, previous] = isRtl ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"]
    const targets: Record<string, number> = { [next]: at + 1, [previous]: at - 1, Home: 0, End: list.length - 1 }
    if (event.key === "Escape") this.#view?.focus()
    else if (event.key in targets) {
      const target = list[(targets[event.key] + list.length) % list.length]
      this.#stopAt(target)
      target.focus()
    } else return
    event.preventDefault()
  }

  #stopAt(target: HTMLButtonElement) {
    for (const { element } of this.#buttons) element.tabIndex = element === target ? 0 : -1
  }
}
