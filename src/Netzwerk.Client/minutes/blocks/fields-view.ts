import type { Node } from "prosemirror-model"
import type { Decoration, EditorView, NodeView, ViewMutationRecord } from "prosemirror-view"
import { el } from "../dom"
import type { Context } from "../strings"

export type Place = () => number | undefined
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

  protected set(name: string, value: unknown) {
    const at = this.place()
    if (at === undefined || !this.context.mayWrite() || this.node.attrs[name] === value) return
    this.view.dispatch(this.view.state.tr.setNodeAttribute(at, name, value))
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
