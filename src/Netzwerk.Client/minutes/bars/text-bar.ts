import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands"
import { redo, undo } from "prosemirror-history"
import type { MarkType, NodeType } from "prosemirror-model"
import { liftListItem, wrapInList } from "prosemirror-schema-list"
import type { Command, EditorState } from "prosemirror-state"
import { limits, schema } from "../schema"
import type { Strings } from "../strings"
import { askForImage } from "../blocks/image-dialog"
import { insertTable, placeIn } from "../tables/table-commands"
import { insertSnippet, type Snippet } from "../typing/snippets"
import type { Button } from "./toolbar"

const { nodes, marks } = schema

const paths = {
  strong: "M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z",
  emphasis: "M10 5h7M7 19h7M14 5l-4 14",
  heading: "M4 6v12M12 6v12M4 12h8M16 10a2.5 2.5 0 1 1 4.5 1.5L16 18h5",
  subheading: "M4 6v12M12 6v12M4 12h8M16 9h5l-3 3.5a2.8 2.8 0 1 1-2.4 4",
  bulletList: "M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01",
  numberedList: "M10 6h11M10 12h11M10 18h11M4 4h1v4M4 16h2l-2 3h2.5",
  decision: "m5 12 5 5L20 7",
  task: "M5 4h14v16H5zm3 8 3 3 5-6",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M12 10v9",
  note: "M6 4h9l4 4v12H6zM14 4v5h5M9 13h7M9 16.5h5",
  statement: "M4 5h16v11h-9l-4 4v-4H4z",
  date: "M5 6h14v14H5zM5 10.5h14M9 3.5v4M15 3.5v4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  insert: "M12 5v14M5 12h14",
  snippet: "M4 7h16M4 12h10M4 17h7M18 14v6M15 17h6",
  mention: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
}

const isIn = (type: NodeType, attrs?: Record<string, unknown>) => (state: EditorState) => {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type === type && (!attrs || node.hasMarkup(type, attrs))) return true
  }
  return false
}

const isMarked = (type: MarkType) => (state: EditorState) => {
  const { empty, from, to, $from } = state.selection
  return empty ? !!type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type)
}

/** Pressing the button again takes the change back. */
const either = (isOn: (state: EditorState) => boolean, off: Command, on: Command): Command =>
  (state, dispatch, view) => (isOn(state) ? off : on)(state, dispatch, view)

const toggleBlock = (type: NodeType, attrs?: Record<string, unknown>) =>
  either(isIn(type, attrs), setBlockType(nodes.paragraph), setBlockType(type, attrs))

const toggleList = (type: NodeType) => either(isIn(type), liftListItem(nodes.list_item), wrapInList(type))

// Typing "@" opens the list of people, so the button types it.
const typeMention: Command = (state, dispatch) => {
  const before = state.selection.$from.nodeBefore
  const gap = before?.isText && !/\s$/.test(before.text ?? "") ? " " : ""
  dispatch?.(state.tr.insertText(gap + "@").scrollIntoView())
  return true
}

/** Pressed, the button opens a dialog; asked without a text to change, it says whether a picture may stand here. */
const askWhereItFits: Command = (state, dispatch, view) => {
  if (placeIn(state.selection.$from)) return false
  if (dispatch) askForImage(view)
  return true
}

/** The buttons for the text itself. */
export function textButtons(strings: Strings, snippets: readonly Snippet[]): Button[] {
  const heading = { level: limits.topHeading }
  const subheading = { level: limits.topHeading + 1 }
  const { strong, em } = marks
  const { bullet_list: bullets, ordered_list: numbers, decision, task, note, statement, date } = nodes
  return [
    { label: strings.strong, path: paths.strong, run: toggleMark(strong), isOn: isMarked(strong), keys: "Mod+B" },
    { label: strings.emphasis, path: paths.emphasis, run: toggleMark(em), isOn: isMarked(em), keys: "Mod+I" },
    { label: strings.heading, path: paths.heading, run: toggleBlock(nodes.heading, heading), isOn: isIn(nodes.heading, heading) },
    { label: strings.subheading, path: paths.subheading, run: toggleBlock(nodes.heading, subheading), isOn: isIn(nodes.heading, subheading) },
    { label: strings.bulletList, path: paths.bulletList, run: toggleList(bullets), isOn: isIn(bullets) },
    { label: strings.numberedList, path: paths.numberedList, run: toggleList(numbers), isOn: isIn(numbers) },
    { label: strings.decision, path: paths.decision, isWord: true, run: either(isIn(decision), lift, wrapIn(decision)), isOn: isIn(decision) },
    { label: strings.task, path: paths.task, isWord: true, run: toggleBlock(task), isOn: isIn(task) },
    { label: strings.mention, path: paths.mention, run: typeMention },
    {
      label: strings.insert,
      path: paths.insert,
      run: () => true,
      items: [
        { label: strings.note, path: paths.note, run: either(isIn(note), lift, wrapIn(note)) },
        { label: strings.statement, path: paths.statement, run: either(isIn(statement), lift, wrapIn(statement)) },
        { label: strings.date, path: paths.date, run: toggleBlock(date) },
        { label: strings.table, path: paths.table, run: insertTable },
        { label: strings.image, path: paths.image, run: askWhereItFits },
        ...snippets.map(snippet => ({ label: snippet.name, path: paths.snippet, run: insertSnippet(snippet) })),
      ],
    },
    { label: strings.undo, path: paths.undo, run: undo, keys: "Mod+Z" },
    { label: strings.redo, path: paths.redo, run: redo, keys: "Mod+Y" },
  ]
}
