import type { Node } from "prosemirror-model"
import type { EditorView, NodeView } from "prosemirror-view"
import { el } from "../dom"
import { imagePath, isAlternative, limits } from "../schema"
import type { Context } from "../strings"
import type { Place } from "./fields-view"

/** A picture with its description, which those who write can put better. */
export class ImageView implements NodeView {
  readonly dom: HTMLElement
  #image = el("img")
  #alternative = el("input", { type: "text", maxlength: String(limits.alternative), autocomplete: "off" })

  constructor(private node: Node, view: EditorView, place: Place, context: Context) {
    const field = el("label", {}, context.strings.imageAlternative + " ", this.#alternative)
    this.dom = el("div", { class: "bild", contenteditable: "false" }, this.#image, ...(context.mayWrite() ? [field] : []))
    this.#alternative.addEventListener("change", () => {
      const [at, alt] = [place(), this.#alternative.value.trim()]
      // A picture never stands without a description.
      if (!isAlternative(alt)) this.#alternative.value = this.node.attrs.alt
      else if (at !== undefined && context.mayWrite()) view.dispatch(view.state.tr.setNodeAttribute(at, "alt", alt))
    })
    this.#alternative.addEventListener("keydown", event => event.key === "Escape" && view.focus())
    this.#show()
  }

  update(node: Node) {
    if (node.type !== this.node.type) return false
    this.node = node
    this.#show()
    return true
  }

  stopEvent(event: Event) {
    return event.target === this.#alternative
  }

  ignoreMutation() {
    return true
  }

  #show() {
    const { id, alt } = this.node.attrs
    const source = imagePath + id
    if (this.#image.getAttribute("src") !== source) this.#image.src = source
    this.#image.alt = alt
    if (document.activeElement !== this.#alternative) this.#alternative.value = alt
  }
}
