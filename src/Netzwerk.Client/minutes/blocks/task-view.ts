import type { Node } from "prosemirror-model"
import type { Decoration, EditorView } from "prosemirror-view"
import { el } from "../dom"
import { FieldsView, type Place } from "./fields-view"
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
      this.foot(el("div", { class: "aufgabe-felder", contenteditable: "false" },
        el("label", {}, this.#done, " " + strings.done),
        el("label", {}, strings.assignee + " ", this.#assignee),
        el("label", {}, strings.due + " ", this.#due))),
    )
    this.#done.addEventListener("change", () => this.set("done", this.#done.checked))
    this.#assignee.addEventListener("change", () => this.set("assignee", this.#assignee.value))
    this.#due.addEventListener("change", () => this.#setDue())
    this.start(decorations)
  }

  protected show() {
    const { assignee, due, done } = this.node.attrs
    this.dom.classList.toggle("erledigt", done)
    this.#done.checked = done
    this.#showPeople(assignee)
    // A date that is being typed stays as it is.
    if (this.#due.value !== due && document.activeElement !== this.#due) this.#due.value = due
  }

  protected words() {
    const { assignee, due, done } = this.node.attrs
    const { strings } = this.context
    return [
      assignee === "" ? "" : `${strings.assignee}: ${nameOf(this.context, assignee)}`,
      due === "" ? "" : `${strings.due}: ${inWords(due)}`,
      done ? strings.done : "",
    ]
  }

  // While a year is typed the field goes through the years 2, 20 and 202.
  #setDue() {
    if (this.#due.value === "" ? !this.#due.validity.badInput : isDay(this.#due.value)) this.set("due", this.#due.value)
  }

  #showPeople(assignee: string) {
    const { people, strings } = this.context
    const select = this.#assignee
    if (select.options.length === 0)
      select.append(
        el("option", { value: "" }, strings.nobody),
        ...people.map(person => el("option", { value: person.id }, person.name)),
      )
    // Somebody who has left the group keeps the task.
    if (![...select.options].some(option => option.value === assignee))
      select.append(el("option", { value: assignee }, nameOf(this.context, assignee)))
    select.value = assignee
  }
}

/** The day as the page's language writes it; a browser's own field writes it as the browser's language does. */
const inWords = (day: string) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day))
