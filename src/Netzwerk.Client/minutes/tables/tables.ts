import { Fragment, Slice, type Node } from "prosemirror-model"
import { keymap } from "prosemirror-keymap"
import { chainCommands } from "prosemirror-commands"
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet, type NodeView } from "prosemirror-view"
import { el } from "../dom"
import { schema } from "../schema"
import { clearCells, columnsOf, leave, moveCell, placeIn, spansCells } from "./table-commands"

const { nodes } = schema

/** What a table shows beyond its text: which cells name their columns, and a place for each cell that is missing. */
function looks(doc: Node) {
  const found: Decoration[] = []
  doc.descendants((table, start) => {
    if (table.type !== nodes.table) return !table.isTextblock
    const columns = columnsOf(table)
    table.forEach((row, offset, index) => {
      const at = start + 1 + offset
      if (index === 0 && table.attrs.header)
        row.forEach((cell, inside) => {
          const from = at + 1 + inside
          found.push(Decoration.node(from, from + cell.nodeSize, { class: "kopf", role: "columnheader" }))
        })
      for (let missing = row.childCount; missing < columns; missing++)
        found.push(Decoration.widget(at + row.nodeSize - 1, () => el("td", { contenteditable: "false" }), { side: 1, key: `cell-${missing}` }))
    })
    return false
  })
  return DecorationSet.create(doc, found)
}

/** A cell takes the paragraphs of what is pasted into it; anything else would tear the table apart. */
function paragraphsOf(slice: Slice) {
  const paragraphs: Node[] = []
  slice.content.descendants(node => {
    if (node.isTextblock) paragraphs.push(nodes.paragraph.create(null, node.content))
    return !node.isTextblock
  })
  return paragraphs.length === 0 ? slice : new Slice(Fragment.from(paragraphs), 1, 1)
}

/** Tables: Tab goes from cell to cell, and deleting, cutting and pasting leave the cells where they are. */
export function tables() {
  let shown = { doc: schema.topNodeType.createAndFill()!, set: DecorationSet.empty }
  const clearsFirst = chainCommands(clearCells)
  return [
    keymap({
      Tab: moveCell(1),
      "Shift-Tab": moveCell(-1),
      ArrowUp: leave("up"),
      ArrowDown: leave("down"),
      Backspace: clearsFirst,
      "Mod-Backspace": clearsFirst,
      Delete: clearsFirst,
      "Mod-Delete": clearsFirst,
      Enter: clearsFirst,
    }),
    new Plugin({
      props: {
        decorations(state) {
          if (shown.doc !== state.doc) shown = { doc: state.doc, set: looks(state.doc) }
          return shown.set
        },
        handleTextInput(view, _from, _to, text) {
          if (!spansCells(view.state)) return false
          clearCells(view.state, view.dispatch)
          view.dispatch(view.state.tr.insertText(text))
          return true
        },
        handleDOMEvents: {
          // The text goes to the clipboard as ever; only what happens to the cells is ours.
          cut(view) {
            if (spansCells(view.state)) setTimeout(() => clearCells(view.state, view.dispatch))
            return false
          },
        },
        handlePaste(view, _event, slice) {
          if (!placeIn(view.state.selection.$from)) return false
          clearCells(view.state, view.dispatch)
          view.dispatch(view.state.tr.replaceSelection(paragraphsOf(slice)).scrollIntoView().setMeta("uiEvent", "paste"))
          return true
        },
      },
      filterTransaction: (transaction, state) => transaction.getMeta("uiEvent") !== "cut" || !spansCells(state),
    }),
  ]
}

/** A wide table scrolls inside of its own frame. */
export function tableView(node: Node): NodeView {
  const contentDOM = el("tbody")
  const dom = el("div", { class: "scroll" }, el("table", { class: "tabelle" }, contentDOM))
  return {
    dom,
    contentDOM,
    update: next => next.type === node.type,
    ignoreMutation: mutation => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  }
}
