import { Fragment } from "prosemirror-model"
import { Selection, type Command } from "prosemirror-state"
import { schema } from "../schema"

/** A text of the group to insert: its name, and its blocks as JSON. */
export interface Snippet {
  name: string
  content: unknown[]
}

/** In the place of an empty paragraph, or behind the block that the caret stands in. */
export const insertSnippet = ({ content }: Snippet): Command => (state, dispatch) => {
  const { $from, to } = state.selection
  const block = $from.depth > 0 ? $from.node(1) : null
  const after = block ? $from.after(1) : to
  const isEmpty = block?.type === schema.nodes.paragraph && block.content.size === 0
  const transaction = state.tr.replaceWith(isEmpty ? $from.before(1) : after, after, Fragment.fromJSON(schema, content))
  const end = transaction.mapping.map(after)
  dispatch?.(transaction.setSelection(Selection.near(transaction.doc.resolve(end), -1)).scrollIntoView())
  return true
}
