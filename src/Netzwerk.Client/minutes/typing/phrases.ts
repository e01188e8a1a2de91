import { InputRule } from "prosemirror-inputrules"
import type { Node } from "prosemirror-model"
import type { EditorState } from "prosemirror-state"
import { schema } from "../schema"
import type { Context, Person } from "../strings"
import { readDay, readHours, today } from "./days"

const { task, date } = schema.nodes
const longest = 100

/** Those a task can be given to. */
export type Holders = Pick<Context, "people" | "organisations">

interface Read {
  values: Record<string, string>
  /** What of the text stays. */
  rest: string
}

/** "Anna" and "Anna Brandt" are the same person where there is only one Anna. */
function whoIs(people: readonly Person[], name: string) {
  const wanted = name.toLocaleLowerCase()
  const all = people.map(person => ({ id: person.id, name: person.name.toLocaleLowerCase() }))
  const exact = all.filter(person => person.name === wanted)
  const found = exact.length > 0 ? exact : all.filter(person => person.name.split(/[\s-]+/).includes(wanted))
  return found.length === 1 ? found[0].id : null
}

/** A day counts once it cannot go on: after a space, or where a year may follow once something else does. */
function finished(text: string, read: { length: number; open?: boolean }) {
  const after = text.slice(read.length)
  return read.open ? /^ [^\d\s,]$/u.test(after) : after === " "
}

/** The person of that name, else the organisation; "VHS" is enough for "VHS Musterkreis". */
function holderIs({ people, organisations }: Holders, name: string): Record<string, string> | null {
  const assignee = whoIs(people, name)
  if (assignee !== null) return { assignee }
  const organisation = whoIs(organisations, name)
  return organisation === null ? null : { organisation }
}

/** "@Anna bis Freitag " at the start of a task. */
export function readTask(text: string, attrs: Node["attrs"], holders: Holders, from: Date): Read | null {
  const found = /^(?:@(.+?) )?(?:bis|by|until|due)(?: (?:zum|the))? (.+)$/isu.exec(text)
  if (!found || attrs.due !== "") return null
  const read = readDay(found[2], from)
  if (!read || !finished(found[2], read)) return null
  const rest = found[2].slice(read.length).trimStart()
  if (found[1] === undefined) return { values: { due: read.day }, rest }
  const holder = attrs.assignee === "" && attrs.organisation === "" ? holderIs(holders, found[1]) : null
  return holder && { values: { due: read.day, ...holder }, rest }
}

/** "12.12.2026 " and "10:00–12:00 " at the start of a date. */
export function readAppointment(text: string, attrs: Node["attrs"], from: Date): Read | null {
  const day = attrs.day === "" ? readDay(text.replace(/^(am|on) /i, ""), from) : null
  const shortened = /^(am|on) /i.exec(text)?.[0].length ?? 0
  if (day && finished(text.slice(shortened), day)) return { values: { day: day.day }, rest: text.slice(shortened + day.length).trimStart() }
  if (attrs.day === "") return null
  if (attrs.from === "") {
    const hours = readHours(text)
    return hours && finished(text, hours) ? { values: { from: hours.from, to: hours.to }, rest: "" } : null
  }
  if (/^uhr $/i.test(text)) return { values: {}, rest: "" }
  const end = /^(?:-|–|bis|to|until) ?(.+)$/isu.exec(text)
  const hours = end && attrs.to === "" ? readHours(end[1]) : null
  return end && hours && finished(end[1], hours) ? { values: { to: hours.from }, rest: "" } : null
}

/** What somebody types first into a task or date goes into its fields. */
export const phrases = (holders: Holders) =>
  new InputRule(new RegExp(`^.{3,${longest}}$`, "su"), (state: EditorState, found, start, end) => {
    const { $from } = state.selection
    const { type, attrs } = $from.parent
    const read =
      type === task ? readTask(found[0], attrs, holders, today())
      : type === date ? readAppointment(found[0], attrs, today())
      : null
    if (!read || start !== $from.start()) return null
    const transaction = read.rest === "" ? state.tr.delete(start, end) : state.tr.insertText(read.rest, start, end)
    for (const [name, value] of Object.entries(read.values)) transaction.setNodeAttribute($from.before(), name, value)
    return transaction
  })
