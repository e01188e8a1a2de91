import type { Node, ResolvedPos } from "prosemirror-model"
import { TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state"
import { schema } from "../schema"

const { table, table_row, table_cell, paragraph } = schema.nodes
const firstSize = { rows: 3, columns: 3 }

/** A table and the cell of it that a place lies in; start is the place before its first row. */
interface Place {
  table: Node
  start: number
  row: number
  column: number
}

export function placeIn($at: ResolvedPos): Place | null {
  for (let depth = $at.depth; depth > 0; depth--)
    if ($at.node(depth).type === table_cell)
      return { table: $at.node(depth - 2), start: $at.start(depth - 2), row: $at.index(depth - 2), column: $at.index(depth - 1) }
  return null
}

export const columnsOf = (node: Node) => Math.max(...node.children.map(row => row.childCount))

const emptyCell = () => table_cell.create(null, paragraph.create())
const emptyCells = (count: number) => Array.from({ length: count }, emptyCell)
const emptyRow = (columns: number) => table_row.create(null, emptyCells(columns))
const sum = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0)

/** The place before a row, and before a cell of it; behind the last one that is there. */
const rowAt = ({ table, start }: Place, row: number) => start + sum(table.children.slice(0, row))
const cellAt = (place: Place, row: number, column: number) =>
  rowAt(place, row) + 1 + sum(place.table.children[row].children.slice(0, column))

const inTable = (change: (transaction: Transaction, place: Place) => void): Command => (state, dispatch) => {
  const place = placeIn(state.selection.$from)
  if (!place) return false
  const transaction = state.tr
  if (dispatch) change(transaction, place)
  dispatch?.(transaction.scrollIntoView())
  return true
}

/** The caret goes into the cell that begins here. */
const enter = (transaction: Transaction, cell: number) =>
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(cell + 1)))

export const addRow = (offset: 0 | 1) =>
  inTable((transaction, place) => {
    const at = rowAt(place, place.row + offset)
    transaction.insert(at, emptyRow(columnsOf(place.table)))
    enter(transaction, at + 1 + place.column * emptyCell().nodeSize)
  })

/** Rows that are too short are filled up to the new column, so that it stands below itself. */
export const addColumn = (offset: 0 | 1) =>
  inTable((transaction, place) => {
    const column = place.column + offset
    for (let row = place.table.childCount - 1; row >= 0; row--) {
      const missing = Math.max(0, column - place.table.child(row).childCount)
      transaction.insert(cellAt(place, row, column), emptyCells(missing + 1))
    }
    enterAt(transaction, place, place.row, column)
  })

/** The table began where it begins now, but its rows have changed. */
function enterAt(transaction: Transaction, { start }: Place, row: number, column: number) {
  const changed = transaction.doc.nodeAt(start - 1)
  if (!changed) return
  const to = Math.min(row, changed.childCount - 1)
  const place = { table: changed, start, row, column }
  enter(transaction, cellAt(place, to, Math.min(column, changed.child(to).childCount - 1)))
}

export const deleteRow = inTable((transaction, place) => {
  if (place.table.childCount === 1) return removeTable(transaction, place)
  transaction.delete(rowAt(place, place.row), rowAt(place, place.row + 1))
  enterAt(transaction, place, place.row, place.column)
})

export const deleteColumn = inTable((transaction, place) => {
  if (columnsOf(place.table) === 1) return removeTable(transaction, place)
  for (let row = place.table.childCount - 1; row >= 0; row--) {
    const cells = place.table.child(row).childCount
    if (place.column >= cells) continue
    const [from, to] = [cellAt(place, row, place.column), cellAt(place, row, place.column + 1)]
    // A row keeps one cell, or it would not be a row.
    if (cells === 1) transaction.replaceWith(from, to, emptyCell())
    else transaction.delete(from, to)
  }
  enterAt(transaction, place, place.row, place.column)
})

function removeTable(transaction: Transaction, { table, start }: Place) {
  const [from, to] = [start - 1, start - 1 + table.nodeSize]
  if (transaction.doc.resolve(from).parent.childCount > 1) transaction.delete(from, to)
  else transaction.replaceWith(from, to, paragraph.create())
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(from)))
}

export const deleteTable = inTable(removeTable)

export const toggleHeader = inTable((transaction, { table, start }) =>
  transaction.setNodeAttribute(start - 1, "header", !table.attrs.header),
)

/** To the next or previous cell; false at the end, where the Tab key leaves the editor. */
export const moveCell = (direction: 1 | -1): Command => (state, dispatch) => {
  const place = placeIn(state.selection.$head)
  if (!place) return false
  const cells = place.table.children.flatMap((row, at) => row.children.map((_, column) => ({ row: at, column })))
  const next = cells[cells.findIndex(cell => cell.row === place.row && cell.column === place.column) + direction]
  if (!next) return false
  // At the end of what is written there: nothing is selected that the next key could overwrite.
  const end = cellAt(place, next.row, next.column + 1) - 1
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(end), -1)).scrollIntoView())
  return true
}

/** Up or down out of a table with nothing beside it: a paragraph to write in is made there. */
export const leave = (direction: "up" | "down"): Command => (state, dispatch, view) => {
  const place = placeIn(state.selection.$head)
  if (!place || !state.selection.empty || !view?.endOfTextblock(direction)) return false
  const $table = state.doc.resolve(place.start - 1)
  const isLast = direction === "down"
  const [edge, neighbour] = isLast ? [place.table.childCount - 1, $table.index() + 1] : [0, $table.index() - 1]
  if (place.row !== edge || $table.parent.maybeChild(neighbour)) return false
  const at = isLast ? place.start - 1 + place.table.nodeSize : place.start - 1
  const transaction = state.tr.insert(at, paragraph.create())
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, at + 1)).scrollIntoView())
  return true
}

/** Whether the selection reaches from one cell of a table into another. */
export function spansCells({ selection: { $from, $to } }: EditorState) {
  const [one, other] = [placeIn($from), placeIn($to)]
  return !!one && !!other && one.start === other.start && (one.row !== other.row || one.column !== other.column)
}

/** What is selected in several cells goes, the cells stay. */
export const clearCells: Command = (state, dispatch) => {
  if (!spansCells(state)) return false
  const { from, to } = state.selection
  const transaction = state.tr
  const cells: [number, number][] = []
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type === table_cell) cells.push([Math.max(from, at + 2), Math.min(to, at + node.nodeSize - 2)])
  })
  for (const [start, end] of cells.reverse()) if (end > start) transaction.delete(start, end)
  dispatch?.(transaction.setSelection(TextSelection.near(transaction.doc.resolve(from))).scrollIntoView())
  return true
}

/** A block in the place of an empty paragraph, or behind what the caret stands in. */
export const insertBlock = (node: Node, caretIn = 0): Command => (state, dispatch) => {
  const { $from } = state.selection
  if (placeIn($from)) return false
  for (let depth = $from.depth; depth > 0; depth--) {
    const parent = $from.node(depth - 1)
    const index = $from.index(depth - 1)
    const isEmpty = $from.node(depth).type === paragraph && $from.node(depth).content.size === 0
    const from = isEmpty ? index : index + 1
    if (!parent.canReplaceWith(from, index + 1, node.type)) continue
    // Below the last block of this kind there would be no place to write on.
    const isLast = index === parent.childCount - 1
    const at = isEmpty ? $from.before(depth) : $from.after(depth)
    const transaction = state.tr.replaceWith(at, $from.after(depth), [node, ...(isLast ? [paragraph.create()] : [])])
    const caret = transaction.doc.resolve(at + (caretIn || node.nodeSize))
    dispatch?.(transaction.setSelection(TextSelection.near(caret)).scrollIntoView())
    return true
  }
  return false
}

const firstTable = () => table.create(null, Array.from({ length: firstSize.rows }, () => emptyRow(firstSize.columns)))

/** The caret goes into the first cell. */
export const insertTable: Command = (state, dispatch) => insertBlock(firstTable(), 3)(state, dispatch)
