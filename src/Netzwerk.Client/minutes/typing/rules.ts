import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from "prosemirror-commands"
import { redo, undo } from "prosemirror-history"
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules"
import { keymap } from "prosemirror-keymap"
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list"
import type { Command } from "prosemirror-state"
import { limits, schema } from "../schema"
import type { Context } from "../strings"
import { phrases } from "./phrases"

const { nodes, marks } = schema

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
const atStart = (triggers: string[]) => new RegExp(`^(?:${triggers.map(escape).join("|")})\\s$`, "i")

/** What typing at the start of a line turns into. */
export const typingRules = ({ strings, people, organisations }: Context) =>
  inputRules({
    rules: [
      phrases({ people, organisations }),
      wrappingInputRule(/^\s*[-*]\s$/, nodes.bullet_list),
      // Three digits: a line that starts with a year is no list.
      wrappingInputRule(
        /^(\d{1,3})\.\s$/,
        nodes.ordered_list,
        found => ({ order: Number(found[1]) }),
        (found, list) => list.childCount + list.attrs.order === Number(found[1]),
      ),
      textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, found => ({ level: found[1].length })),
      // Never joined to the decision before: two decisions are two resolutions.
      wrappingInputRule(atStart(strings.decisionTriggers), nodes.decision, null, () => false),
      textblockTypeInputRule(atStart(strings.taskTriggers), nodes.task),
      wrappingInputRule(atStart(strings.noteTriggers), nodes.note, null, () => false),
      wrappingInputRule(atStart(strings.statementTriggers), nodes.statement, null, () => false),
      textblockTypeInputRule(atStart(strings.dateTriggers), nodes.date),
    ],
  })

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView())
  return true
}

/** Backspace at the start of a heading, task or date makes it a plain paragraph first. */
const plain: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const type = $from.parent.type
  if (!empty || $from.parentOffset > 0 || ![nodes.heading, nodes.task, nodes.date].includes(type)) return false
  return setBlockType(nodes.paragraph)(state, dispatch)
}

export const keys = (focusToolbar: () => void) => [
  keymap({
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-b": toggleMark(marks.strong),
    "Mod-i": toggleMark(marks.em),
    "Mod-Alt-0": setBlockType(nodes.paragraph),
    "Mod-Alt-2": setBlockType(nodes.heading, { level: limits.topHeading }),
    "Mod-Alt-3": setBlockType(nodes.heading, { level: limits.topHeading + 1 }),
    "Mod-Shift-8": wrapInList(nodes.bullet_list),
    "Mod-Shift-7": wrapInList(nodes.ordered_list),
    "Mod-]": sinkListItem(nodes.list_item),
    "Mod-[": liftListItem(nodes.list_item),
    Enter: splitListItem(nodes.list_item),
    Backspace: plain,
    "Shift-Enter": chainCommands(exitCode, lineBreak),
    "Alt-F10": () => {
      focusToolbar()
      return true
    },
  }),
  keymap(baseKeymap),
]
