import type { Node } from "prosemirror-model"
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from "prosemirror-view"
import { el } from "../dom"
import type { Context } from "../strings"

export type Place = () => number | undefined
/** The day as the page's language writes it; a browser's own field writes it as the browser's language does. */
export const inWords = (day: string, dateStyle: "long" | "full" = "long") =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle, timeZone: "UTC" }).format(new Date(day))

type Field = HTMLInputElement | HTMLSelectElement

/** A block with fields around its text; the fields are outside of what can be typed in. */
export abstract class FieldsView implements NodeView {
  abstract readonly dom: HTMLElement
  abstract readonly contentDOM: HTMLElement
  #fields: Field[] = []
  #isCurrent = false
  readonly #words = el("p", { class: "block-worte", contenteditable: "false" })

  constructor(
    protected node: Node,
    protected readonly view: EditorView,
    private readonly place: Place,
    protected readonly context: Context,
  ) {}

  update(node: Node, decorations: readonly Decoration[]) {
    if (node.type !== this.node.type) return false
    this.node = node
    // Otherwise Tab would walk through the fields of the whole text before it leaves the editor.
    this.start(decorations)
    return true
  }

  /** Keys and clicks in a field are the field's own. */
  stopEvent(event: Event) {
    return event.target instanceof Element && this.dom.contains(event.target) && !this.contentDOM.contains(event.target)
  }

  ignoreMutation(mutation: ViewMutationRecord) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target)
  }

  /** Puts the node's values into the fields. */
  protected abstract show(): void

  /** What the fields say, for those who only read; what is empty is left out. */
  protected abstract words(): string[]

  /** A new view is made when writing ends, so this stays as it is. */
  protected foot(fields: HTMLElement): HTMLElement {
    return this.context.mayWrite() ? fields : this.#words
  }

  protected start(decorations: readonly Decoration[]) {
    this.#isCurrent = decorations.some(decoration => decoration.spec.isCurrent)
    this.#stop(this.#isCurrent || this.#fields.some(field => field === document.activeElement))
    this.show()
    const words = this.words().filter(word => word !== "").map(word => el("bdi", {}, word))
    this.#words.replaceChildren(...words.flatMap((word, i) => (i === 0 ? [word] : [" · ", word])))
    this.#words.hidden = words.length === 0
  }

  protected set(values: Record<string, unknown>) {
    const at = this.place()
    const changed = Object.entries(values).filter(([name, value]) => this.node.attrs[name] !== value)
    if (at === undefined || !this.context.mayWrite() || changed.length === 0) return
    const transaction = this.view.state.tr
    for (const [name, value] of changed) transaction.setNodeAttribute(at, name, value)
    this.view.dispatch(transaction)
  }

  /** A day or time counts when it is whole: while a year is typed the field goes through the years 2, 20 and 202. */
  protected listen(field: HTMLInputElement, name: string, isWhole: (value: unknown) => boolean) {
    field.addEventListener("change", () => {
      if (field.value === "" ? !field.validity.badInput : isWhole(field.value)) this.set({ [name]: field.value })
    })
  }

  /** What is being typed stays as it is. */
  protected keep(field: HTMLInputElement, value: string) {
    if (field.value !== value && document.activeElement !== field) field.value = value
  }

  /** Escape in a field leads back into the text. */
  protected field<T extends Field>(element: T): T {
    this.#fields.push(element)
    element.addEventListener("focus", () => this.#stop(true))
    element.addEventListener("blur", event => {
      const next = (event as FocusEvent).relatedTarget
      this.#stop(this.#isCurrent || this.#fields.some(field => field === next))
    })
    element.addEventListener("keydown", event => {
      if ((event as KeyboardEvent).key === "Escape") this.view.focus()
    })
    return element
  }

  #stop(isStop: boolean) {
    for (const field of this.#fields) field.tabIndex = isStop ? 0 : -1
  }
}
