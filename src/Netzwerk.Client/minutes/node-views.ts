import type { NodeViewConstructor } from "prosemirror-view"
import { DecisionView } from "./decision-view"
import { el } from "./dom"
import { nameOf, type Context } from "./strings"
import { TaskView } from "./task-view"

export const nodeViews = (context: Context): Record<string, NodeViewConstructor> => ({
  task: (node, view, place) => new TaskView(node, view, place, context),
  decision: (node, view, place) => new DecisionView(node, view, place, context),
  mention: node => ({
    dom: el("span", { class: "mention", "data-id": node.attrs.id }, "@" + nameOf(context, node.attrs.id)),
  }),
})
