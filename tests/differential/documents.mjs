// Random documents of our schema and random steps on them; argv[2] is the seed: same seed, same documents.
import { bundle } from "./bundle.mjs"

export const prosemirror = await bundle(`
  export { schema } from "./minutes/schema"
  export { Slice, Fragment } from "prosemirror-model"
  export * as transform from "prosemirror-transform"
  export { receive } from "./minutes/receive"
  export { EditorState } from "prosemirror-state"
  export { collab, sendableSteps } from "prosemirror-collab"`)
const { schema, Slice, Fragment, transform } = prosemirror

let state = Number(process.argv[2]) >>> 0

// mulberry32: small, seeded, good enough to wander through documents.
function random() {
  state = (state + 0x6d2b79f5) >>> 0
  let t = state
  t = Math.imul(t ^ (t >>> 15), t | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
export const below = n => Math.floor(random() * n)
export const chance = n => below(n) === 0
export const pick = list => list[below(list.length)]
const some = make => Array.from({ length: 1 + below(3) }, make)

const { nodes: N, marks: M } = schema
const words = ["Anna", "Bildung", "Größe", "😀", "مرحبا", "x", "Protokoll & <b>", "ТОП 1", " ", "\t"]
const people = [1, 2, 3].map(n => `0000000${n}-0000-7000-8000-00000000000${n}`)
const good = {
  level: [2, 3, 4],
  order: [0, 1, 7, 9999],
  vote: ["", "einstimmig", "bei 2 Enthaltungen 😀", "x".repeat(200)],
  assignee: ["", ...people],
  due: ["", "2026-12-15", "2028-02-29"],
  done: [true, false],
  id: people,
  alt: ["Karte", "x".repeat(500), "Größe 😀"],
  header: [true, false],
  organisation: ["", ...people],
  member: ["", ...people],
  day: ["", "2026-12-12", "1900-01-01"],
  from: ["", "00:00", "10:30"],
  to: ["", "23:59"],
}
const bad = {
  level: [1, 5, "2", null, 2.5],
  order: [-1, 10000, true, null],
  vote: ["x".repeat(201), "a\nb", "a\u2028b", 3, null, false],
  assignee: ["anna", people[0].toUpperCase().replace("7", "A"), null, 0, [people[0]]],
  due: ["2026-02-30", "2026-1-1", "15.12.2026", "1899-12-31", null, 20261215],
  done: ["true", 1, null, {}],
  id: ["", "anna", null, 5],
  alt: ["", " ", "x".repeat(501), "a\nb", null, 7],
  header: ["true", 1, null],
  organisation: ["verein", null, 7],
  member: [1, people[0] + "0"],
  day: ["morgen", "2026-13-01", null, 0],
  from: ["24:00", "9:30", "09:30:00", null],
  to: ["12.30", " 12:30", 1230, false],
}

function randomMarks() {
  let set = []
  for (const name of ["link", "em", "strong", "strike"])
    if (chance(5)) set = M[name].create(name === "link" ? { href: "https://a.example/" + below(3) } : null).addToSet(set)
  return set
}
const attrsFor = type => {
  const attrs = {}
  for (const name in type.attrs) if (name === "id" || name === "alt" || chance(2)) attrs[name] = pick(good[name])
  return attrs
}
const inline = () =>
  Fragment.from(
    Array.from({ length: below(4) }, () =>
      chance(8) ? N.hard_break.create(null, null, randomMarks())
      : chance(9) ? N.mention.create(attrsFor(N.mention), null, randomMarks())
      : schema.text(pick(words), randomMarks()),
    ),
  )
const paragraph = () => N.paragraph.create(null, inline())
const cell = () => N.table_cell.create(null, chance(3) ? some(paragraph) : [paragraph()])
const row = () => N.table_row.create(null, some(cell))
const item = depth => N.list_item.create(null, [paragraph(), ...(chance(3) ? [block(depth + 1)] : [])])
function block(depth) {
  switch (below(depth > 2 ? 6 : 15)) {
    case 0: case 1: return paragraph()
    case 2: return N.heading.create(attrsFor(N.heading), inline())
    case 3: return N.task.create(attrsFor(N.task), inline())
    case 4: return N.date.create(attrsFor(N.date), inline())
    case 11: return N.note.create(null, some(paragraph))
    case 12: return N.statement.create(attrsFor(N.statement), some(paragraph))
    case 13: return N.bullet_list.create(null, some(() => item(depth)))
    case 5: return N.image.create(attrsFor(N.image))
    case 14: return N.ordered_list.create(attrsFor(N.ordered_list), some(() => item(depth)))
    case 6: case 7: return N.blockquote.create(null, some(() => block(depth + 1)))
    case 8: case 9: return N.table.create(attrsFor(N.table), some(row))
    default: return N.decision.create(attrsFor(N.decision), some(paragraph))
  }
}
export const randomDoc = () => N.doc.create(null, [...some(() => block(0)), ...some(() => block(0))])

export function range(doc) {
  const one = below(doc.content.size + 1)
  // Short ranges hit the edges of nodes more often.
  const other = chance(2) ? Math.min(doc.content.size, one + below(5)) : below(doc.content.size + 1)
  return [Math.min(one, other), Math.max(one, other)]
}
const randomSlice = () => {
  if (chance(4)) return Slice.empty
  if (chance(3)) return new Slice(inline(), 0, 0)
  const other = randomDoc()
  return other.slice(...range(other))
}
const wrapSlice = () => {
  const made = pick([
    () => N.blockquote.create(),
    () => N.bullet_list.create(null, N.list_item.create()),
    () => N.ordered_list.create(null, N.list_item.create()),
    () => N.list_item.create(),
    () => N.decision.create(),
    () => N.paragraph.create(),
    () => N.heading.create(),
    () => N.task.create(null, schema.text("ab")),
    () => N.note.create(),
    () => N.image.create(attrsFor(N.image)),
    () => N.image.create(attrsFor(N.image), null, [M.em.create()]),
    () => N.statement.create(attrsFor(N.statement)),
    () => N.date.create(null, schema.text("ab")),
    () => N.table.create(),
    () => N.table_row.create(),
    () => N.table_cell.create(),
    () => N.table.create(null, N.table_row.create(null, N.table_cell.create())),
    row,
    cell,
    () => block(1),
  ])()
  return new Slice(Fragment.from(made), chance(3) ? 1 : 0, chance(3) ? 1 : 0)
}
const attributed = doc => {
  const found = []
  doc.descendants((node, at) => void (Object.keys(node.type.attrs).length && !node.isText && found.push([node, at])))
  return found.length ? pick(found) : null
}
// Mostly flat gaps, else nearly every one would be refused for that alone.
function gapRange(doc) {
  const [from, to] = range(doc)
  const blocks = doc.resolve(from).blockRange(doc.resolve(to))
  return blocks && !chance(4) ? [blocks.start, blocks.end] : [from, to]
}

/** Places between the cells, rows or blocks of a table. */
function inTables(doc, type) {
  const found = []
  doc.descendants((node, at) => void (node.type === type && found.push(at + 1)))
  return found
}

/** What an editor does. */
export const edits = [
  // A new column is a cell in each row, a new row is one step; a cell or row goes as a whole.
  tr => {
    const rows = inTables(tr.doc, N.table_row)
    for (const at of rows.slice(0, 1 + below(rows.length)).reverse()) tr.insert(at, N.table_cell.createAndFill())
  },
  tr => { const at = inTables(tr.doc, N.table); if (at.length) tr.insert(pick(at), row()) },
  tr => {
    const at = inTables(tr.doc, pick([N.table_cell, N.table_row]))
    if (at.length) { const $at = tr.doc.resolve(pick(at)); tr.delete($at.before(), $at.after()) }
  },
  (tr, f, t) => tr.replace(f, t, new Slice(Fragment.from(schema.text(pick(words), randomMarks())), 0, 0)),
  (tr, f) => tr.insert(f, schema.text(pick(words))),
  (tr, f, t) => tr.delete(f, t),
  (tr, f, t) => tr.deleteRange(f, t),
  (tr, f, t) => tr.replace(f, t, randomSlice()),
  (tr, f, t) => tr.replaceRange(f, t, randomSlice()),
  (tr, f) => { const d = 1 + below(2); if (transform.canSplit(tr.doc, f, d)) tr.split(f, d) },
  (tr, f) => { if (transform.canJoin(tr.doc, f)) tr.join(f) },
  (tr, f, t) => tr.setBlockType(f, t, pick([N.paragraph, N.heading, N.task, N.date])),
  (tr, f, t) => tr.addMark(f, t, M[pick(["em", "strong", "strike"])].create()),
  (tr, f, t) => tr.addMark(f, t, M.link.create({ href: "https://b.example/" + below(2) })),
  (tr, f, t) => tr.removeMark(f, t, M[pick(["em", "strong", "strike", "link"])]),
  (tr, f, t) => {
    const blocks = tr.doc.resolve(f).blockRange(tr.doc.resolve(t))
    const wrap = blocks && transform.findWrapping(blocks, pick([N.bullet_list, N.blockquote, N.ordered_list, N.decision, N.note, N.statement]))
    if (wrap) tr.wrap(blocks, wrap)
  },
  (tr, f, t) => {
    const blocks = tr.doc.resolve(f).blockRange(tr.doc.resolve(t))
    const target = blocks && transform.liftTarget(blocks)
    if (target != null) tr.lift(blocks, target)
  },
  tr => {
    const at = attributed(tr.doc)
    if (at) { const name = pick(Object.keys(at[0].type.attrs)); tr.setNodeAttribute(at[1], name, pick(good[name])) }
  },
]

/** What no editor does, but anybody could send. */
export const raws = [
  doc => new transform.ReplaceStep(...range(doc), randomSlice(), chance(3)),
  doc => new transform.ReplaceStep(...range(doc), wrapSlice(), chance(3)),
  doc => new transform.ReplaceStep(...range(doc), Slice.empty, chance(2)),
  doc => {
    const [gapFrom, gapTo] = gapRange(doc)
    const from = Math.max(0, gapFrom - below(4)), to = Math.min(doc.content.size, gapTo + below(4))
    const slice = chance(4) ? Slice.empty : chance(3) ? randomSlice() : wrapSlice()
    return new transform.ReplaceAroundStep(from, to, gapFrom, gapTo, slice, below(slice.size + 2), chance(2))
  },
  doc => new transform.AddMarkStep(...range(doc), M[pick(["em", "strong"])].create()),
  doc => new transform.RemoveMarkStep(...range(doc), M.link.create({ href: "https://a.example/" + below(3) })),
  doc => new transform.ReplaceStep(0, doc.content.size + below(3), randomSlice(), false),
  doc => {
    const at = attributed(doc)
    if (!at) return null
    const name = pick(Object.keys(at[0].type.attrs))
    return new transform.AttrStep(at[1], name, pick(chance(2) ? good[name] : bad[name]))
  },
]

export const wellFormed = value => {
  let ok = true
  JSON.stringify(value, (_, v) => { if (typeof v === "string" && !v.isWellFormed()) ok = false; return v })
  return ok
}
let lines = []

/** One object a line; false for half characters: the server refuses them on purpose, and JSON cannot carry them. */
export function line(value) {
  if (!wellFormed(value)) return false
  lines.push(JSON.stringify(value) + "\n")
  return true
}
export const isFull = () => lines.length > 200

export async function flush() {
  const text = lines.join("")
  lines = []
  if (!process.stdout.write(text)) await new Promise(done => process.stdout.once("drain", done))
}
