import type { Node } from "prosemirror-model"
import type { Decoration, EditorView } from "prosemirror-view"
import { el } from "../dom"
import { nameOf, type Context } from "../strings"
import { FieldsView, type Place } from "./fields-view"
import { showChoice } from "./people-select"

/** A statement: what a member declares, and who that is. */
export class StatementView extends FieldsView {
  readonly dom: HTMLElement
  readonly contentDOM = el("div", { class: "erklaerung-text" })
  #member = this.field(el("select"))

  constructor(node: Node, view: EditorView, place: Place, context: Context, decorations: readonly Decoration[]) {
    super(node, view, place, context)
    const { strings } = context
    this.dom = el(
      "div",
      { class: "erklaerung", role: "group", "aria-label": strings.statement },
      el("p", { class: "erklaerung-kopf", contenteditable: "false", "aria-hidden": "true" }, strings.statement),
      this.contentDOM,
      this.foot(el("div", { class: "block-felder", contenteditable: "false" }, el("label", {}, strings.member + " ", this.#member))),
    )
    this.#member.addEventListener("change", () => this.set({ member: this.#member.value }))
    this.start(decorations)
  }

  protected show() {
    const { member } = this.node.attrs
    const { people, strings } = this.context
    showChoice(this.#member, strings.nobody, [{ all: people }], member, nameOf(this.context, member))
  }

  protected words() {
    const { member } = this.node.attrs
    return [member === "" ? "" : nameOf(this.context, member)]
  }
}
