import type { Node } from "prosemirror-model"
import type { Decoration, EditorView } from "prosemirror-view"
import { el } from "../dom"
import { FieldsView, inWords, type Place } from "./fields-view"
import { showChoice } from "./people-select"
import { isDay } from "../schema"
import { nameOf, type Context } from "../strings"

/** A task: what is to do, whether it is done, who does it and until when. */
export class TaskView extends FieldsView {
  readonly dom: HTMLElement
  readonly contentDOM = el("p", { class: "aufgabe-text" })
  #done = this.field(el("input", { type: "checkbox" }))
  #assignee = this.field(el("select"))
  #due = this.field(el("input", { type: "date", min: "1900-01-01", max: "2199-12-31" }))

  constructor(node: Node, view: EditorView, place: Place, context: Context, decorations: readonly Decoration[]) {
    super(node, view, place, context)
    const { strings } = context
    this.dom = el(
      "div",
      { class: "aufgabe", role: "group", "aria-label": strings.task },
      el("p", { class: "aufgabe-kopf", contenteditable: "false", "aria-hidden": "true" }, strings.task),
      this.contentDOM,
      this.foot(el("div", { class: "block-felder aufgabe-felder", contenteditable: "false" },
        el("label", {}, this.#done, " " + strings.done),
        el("label", {}, strings.assignee + " ", this.#assignee),
        el("label", {}, strings.due + " ", this.#due))),
    )
    this.#done.addEventListener("change", () => this.set({ done: this.#done.checked }))
    this.#assignee.addEventListener("change", () => this.#setWho(this.#assignee.value))
    this.listen(this.#due, "due", isDay)
    this.start(decorations)
  }

  protected show() {
    const { due, done } = this.node.attrs
    this.dom.classList.toggle("erledigt", done)
    this.#done.checked = done
    this.#showWho()
    this.keep(this.#due, due)
  }

  protected words() {
    const { assignee, organisation, due, done } = this.node.attrs
    const { strings } = this.context
    return [
      assignee === "" ? "" : `${strings.assignee}: ${nameOf(this.context, assignee)}`,
      organisation === "" ? "" : `${strings.assignee}: ${nameOf(this.context, organisation)}`,
      due === "" ? "" : `${strings.due}: ${inWords(due)}`,
      done ? strings.done : "",
    ]
  }

  /** A task is for a person or for an organisation; choosing one lets go of the other. */
  #setWho(id: string) {
    const isOrganisation = id === this.node.attrs.organisation || this.context.organisations.some(one => one.id === id)
    this.set(isOrganisation ? { assignee: "", organisation: id } : { assignee: id, organisation: "" })
  }

  #showWho() {
    const { assignee, organisation } = this.node.attrs
    const { people, organisations, strings } = this.context
    const groups = [{ all: people }, { label: strings.organisations, all: organisations }]
    const chosen = assignee || organisation
    showChoice(this.#assignee, strings.nobody, groups, chosen, nameOf(this.context, chosen))
  }
}
