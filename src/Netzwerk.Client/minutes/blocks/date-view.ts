import type { Node } from "prosemirror-model"
import type { Decoration, EditorView } from "prosemirror-view"
import { el } from "../dom"
import { isDay, isTime } from "../schema"
import type { Context } from "../strings"
import { FieldsView, inWords, type Place } from "./fields-view"

/** A date: a day to keep free, perhaps with a beginning and an end. */
export class DateView extends FieldsView {
  readonly dom: HTMLElement
  readonly contentDOM = el("p", { class: "termin-text" })
  #day = this.field(el("input", { type: "date", min: "1900-01-01", max: "2199-12-31" }))
  #from = this.field(el("input", { type: "time" }))
  #to = this.field(el("input", { type: "time" }))

  constructor(node: Node, view: EditorView, place: Place, context: Context, decorations: readonly Decoration[]) {
    super(node, view, place, context)
    const { strings } = context
    this.dom = el(
      "div",
      { class: "termin", role: "group", "aria-label": strings.date },
      el("p", { class: "termin-kopf", contenteditable: "false", "aria-hidden": "true" }, strings.date),
      this.contentDOM,
      this.foot(el("div", { class: "block-felder", contenteditable: "false" },
        el("label", {}, strings.day + " ", this.#day),
        el("label", {}, strings.from + " ", this.#from),
        el("label", {}, strings.to + " ", this.#to))),
    )
    this.listen(this.#day, "day", isDay)
    this.listen(this.#from, "from", isTime)
    this.listen(this.#to, "to", isTime)
    this.start(decorations)
  }

  protected show() {
    const { day, from, to } = this.node.attrs
    this.keep(this.#day, day)
    this.keep(this.#from, from)
    this.keep(this.#to, to)
  }

  protected words() {
    const { day, from, to } = this.node.attrs
    const hours = [from, to].filter(time => time !== "").join("–")
    return [day === "" ? "" : inWords(day, "full"), hours]
  }
}
