import type { Node } from "prosemirror-model"
import type { Decoration, EditorView } from "prosemirror-view"
import { el } from "../dom"
import { FieldsView, type Place } from "./fields-view"
import { isVote, limits } from "../schema"
import type { Context } from "../strings"

/** The others see the vote while it is typed, but not every letter of it. */
const whileTyping = 400

/** A decision: its wording and the vote on it. */
export class DecisionView extends FieldsView {
  readonly dom: HTMLElement
  readonly contentDOM = el("div", { class: "beschluss-text" })
  #vote = this.field(el("input", { type: "text", maxlength: String(limits.vote), autocomplete: "off" }))
  #timer = 0

  constructor(node: Node, view: EditorView, place: Place, context: Context, decorations: readonly Decoration[]) {
    super(node, view, place, context)
    const { strings } = context
    this.dom = el(
      "div",
      { class: "beschluss", role: "group", "aria-label": strings.decision },
      el("p", { class: "beschluss-kopf", contenteditable: "false", "aria-hidden": "true" }, strings.decision),
      this.contentDOM,
      this.foot(
        el("div", { class: "block-felder beschluss-felder", contenteditable: "false" }, el("label", {}, strings.vote + " ", this.#vote)),
      ),
    )
    this.#vote.addEventListener("input", () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#setVote(), whileTyping)
    })
    this.#vote.addEventListener("change", () => this.#setVote())
    this.start(decorations)
  }

  destroy() {
    clearTimeout(this.#timer)
  }

  protected show() {
    if (document.activeElement !== this.#vote) this.#vote.value = this.node.attrs.vote
  }

  protected words() {
    const { vote } = this.node.attrs
    return [vote === "" ? "" : `${this.context.strings.vote}: ${vote}`]
  }

  #setVote() {
    clearTimeout(this.#timer)
    const vote = this.#vote.value.replace(/[\p{Cc}\u2028\u2029]/gu, " ").trim()
    if (isVote(vote)) this.set({ vote })
  }
}
