import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { schema } from "../schema"

const withFields = [schema.nodes.task, schema.nodes.decision, schema.nodes.statement, schema.nodes.date]

/** Marks the block with fields that the caret is in: only its fields are stops of the Tab key. */
export const currentBlock = () =>
  new Plugin({
    props: {
      decorations(state) {
        const { $from } = state.selection
        for (let depth = $from.depth; depth > 0; depth--)
          if (withFields.includes($from.node(depth).type)) {
            const mark = Decoration.node($from.before(depth), $from.after(depth), { class: "is-current" }, { isCurrent: true })
            return DecorationSet.create(state.doc, [mark])
          }
        return DecorationSet.empty
      },
    },
  })
