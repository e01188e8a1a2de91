import type { Node } from "prosemirror-model"
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view"
import type { Context } from "./strings"

export type Place = () => number | undefined

/** A block with fields around its text; the fields are outside of what can be typed in. */
export abstract class FieldsView implements NodeView {
  abstract readonly dom: HTMLElement
  abstract readonly contentDOM: HTMLElement

  constructor(
    protected node: Node,
    protected readonly view: EditorView,
    private readonly place: Place,
    protected readonly context: Context,
  ) {}

  update(node: Node) {
    if (node.type !== this.node.type) return false
    this.node = node
    this.show()
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

  protected set(name: string, value: unknown) {
    const at = this.place()
    if (at === undefined || !this.context.mayWrite() || this.node.attrs[name] === value) return
    this.view.dispatch(this.view.state.tr.setNodeAttribute(at, name, value))
  }

  /** Escape in a field leads back into the text. */
  protected field<T extends HTMLElement>(element: T): T {
    element.addEventListener("keydown", event => {
      if (event.key === "Escape") this.view.focus()
    })
    return element
  }
}
