import { Plugin, PluginKey, type EditorState } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import type { Present } from "./connection"
import { el } from "./dom"

type People = ReadonlyMap<string, Present>
const key = new PluginKey<People>("carets")
const hues = 6

/** Shows where the others are. They move along with the text until they say otherwise. */
export function carets() {
  return new Plugin<People>({
    key,
    state: {
      init: () => new Map(),
      apply(transaction, people) {
        const told = transaction.getMeta(key) as People | undefined
        if (told) return told
        if (!transaction.docChanged) return people
        return new Map(
          [...people].map(([id, present]) => [
            id,
            { ...present, head: present.head === null ? null : transaction.mapping.map(present.head) },
          ]),
        )
      },
    },
    props: { decorations: state => DecorationSet.create(state.doc, [...people(state).values()].flatMap(caret(state))) },
  })
}

export const people = (state: EditorState): People => key.getState(state) ?? new Map()

export function showPeople(view: EditorView, present: Iterable<Present>) {
  const map = new Map([...present].map(one => [one.connection, one]))
  view.dispatch(view.state.tr.setMeta(key, map).setMeta("addToHistory", false))
}

const caret = (state: EditorState) => (present: Present) => {
  if (present.head === null) return []
  const at = Math.min(present.head, state.doc.content.size)
  const look = { class: `caret who-${present.hue % hues}`, "data-name": present.name, "aria-hidden": "true" }
  return [Decoration.widget(at, () => el("span", look), { key: present.connection + present.name, side: 10, ignoreSelection: true })]
}
