import type { Node } from "prosemirror-model"
import type { NodeView, NodeViewConstructor } from "prosemirror-view"
import { DateView } from "./date-view"
import { DecisionView } from "./decision-view"
import { el } from "../dom"
import { limits } from "../schema"
import { nameOf, type Context } from "../strings"
import { tableView } from "../tables/tables"
import { ImageView } from "./image-view"
import { StatementView } from "./statement-view"
import { TaskView } from "./task-view"

const lowestLevel = 6

/** Headings stand below those of the page, as in the text that the server renders. */
function heading(node: Node, topLevel: number): NodeView {
  const level = Math.min(node.attrs.level - limits.topHeading + topLevel, lowestLevel)
  const dom = document.createElement("h" + level)
  return { dom, contentDOM: dom, update: next => next.sameMarkup(node) }
}

/** A note for the record has no fields. */
function note({ strings }: Context): NodeView {
  const contentDOM = el("div", { class: "vermerk-text" })
  const head = el("p", { class: "vermerk-kopf", contenteditable: "false", "aria-hidden": "true" }, strings.note)
  return { dom: el("div", { class: "vermerk", role: "group", "aria-label": strings.note }, head, contentDOM), contentDOM }
}

export const nodeViews = (context: Context): Record<string, NodeViewConstructor> => ({
  heading: node => heading(node, context.topHeading),
  task: (node, view, place, decorations) => new TaskView(node, view, place, context, decorations),
  decision: (node, view, place, decorations) => new DecisionView(node, view, place, context, decorations),
  note: () => note(context),
  statement: (node, view, place, decorations) => new StatementView(node, view, place, context, decorations),
  date: (node, view, place, decorations) => new DateView(node, view, place, context, decorations),
  image: (node, view, place) => new ImageView(node, view, place, context),
  table: tableView,
  mention: node => ({
    dom: el("span", { class: "mention", "data-id": node.attrs.id }, nameOf(context, node.attrs.id)),
  }),
})
