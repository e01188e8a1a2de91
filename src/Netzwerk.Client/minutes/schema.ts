import { Schema, type MarkSpec, type Node, type NodeSpec } from "prosemirror-model"

// Same rules as Domain/Minutes/Text/MinutesSchema.cs; the differential test holds the two together.
export const limits = { vote: 200, alternative: 500, link: 2000, listStart: 9999, topHeading: 2, lowestHeading: 4 }

const hasControl = (text: string) => /\p{Cc}/u.test(text)
const isId = (value: unknown) =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
const isWhole = (value: unknown, from: number, to: number) =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to

export function isDay(value: unknown) {
  if (typeof value !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false
  const day = new Date(value + "T00:00:00Z")
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

export const isTime = (value: unknown) => typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

/** One line, short, whole characters. */
export function isVote(value: unknown) {
  return (
    typeof value === "string" &&
    value.length <= limits.vote &&
    isLine(value)
  )
}

const isLine = (value: string) => value.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(value)

// Browsers read "/\host" like "//host": another site.
export function isSafeLink(value: unknown): value is string {
  return (
    typeof value === "string" &&
    value.length <= limits.link &&
    value.isWellFormed() &&
    !value.includes(" ") &&
    !hasControl(value) &&
    /^(https?:\/\/|mailto:|\/(?![/\\]))/i.test(value)
  )
}

/** The document refuses the value, so ProseMirror's own checks throw as the server does. */
const must = (ok: (value: unknown) => boolean) => (value: unknown) => {
  if (!ok(value)) throw new RangeError("Value not allowed")
}

/** What a picture shows, in words: there must be some. */
export const isAlternative = (value: unknown) =>
  typeof value === "string" && value.length <= limits.alternative && value.trim() !== "" && isLine(value)

const none = ""
const orNone = (ok: (value: unknown) => boolean) => ({ default: none, validate: must(v => v === none || ok(v)) })

/** Whether the first row of a table in a page names its columns. */
function isHeaded(table: HTMLElement) {
  if (table.dataset.header) return table.dataset.header === "true"
  const cells = [...(table as HTMLTableElement).rows[0]?.cells ?? []]
  return table.querySelector("thead") !== null || (cells.length > 0 && cells.every(cell => cell.tagName === "TH"))
}

export const imagePath = "/protokoll/bilder/"

const data = (element: HTMLElement, name: string) => element.dataset[name] ?? ""
const given = (element: HTMLElement, name: string, ok: (value: unknown) => boolean) =>
  ok(data(element, name)) ? data(element, name) : none

const labels = ["beschluss", "aufgabe", "vermerk", "erklaerung", "termin"].map(name => `.${name}-kopf`).join() + ", .abstimmung"

const nodes: Record<string, NodeSpec> = {
  doc: { content: "block+" },
  paragraph: {
    content: "inline*",
    group: "block",
    // Labels of the rendered minutes are no text when somebody copies from the page.
    parseDOM: [{ tag: labels, ignore: true, priority: 70 }, { tag: "p" }],
    toDOM: () => ["p", 0],
  },
  heading: {
    content: "inline*",
    group: "block",
    defining: true,
    attrs: {
      level: { default: 2, validate: must(v => isWhole(v, limits.topHeading, limits.lowestHeading)) },
    },
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
      tag: "h" + level,
      attrs: { level: Math.min(Math.max(level, limits.topHeading), limits.lowestHeading) },
    })),
    toDOM: node => ["h" + node.attrs.level, 0],
  },
  bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    content: "list_item+",
    group: "block",
    attrs: { order: { default: 1, validate: must(v => isWhole(v, 0, limits.listStart)) } },
    parseDOM: [
      {
        tag: "ol",
        getAttrs: element => {
          const start = (element as HTMLOListElement).start
          return { order: isWhole(start, 0, limits.listStart) ? start : 1 }
        },
      },
    ],
    toDOM: node => (node.attrs.order === 1 ? ["ol", 0] : ["ol", { start: node.attrs.order }, 0]),
  },
  list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  blockquote: {
    content: "block+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },
  decision: {
    content: "paragraph+",
    group: "block",
    defining: true,
    attrs: { vote: { default: "", validate: must(isVote) } },
    parseDOM: [
      {
        tag: ".beschluss",
        getAttrs: element => ({ vote: given(element, "vote", isVote) }),
      },
    ],
    toDOM: node => ["div", { class: "beschluss", "data-vote": node.attrs.vote }, 0],
  },
  task: {
    content: "inline*",
    group: "block",
    defining: true,
    attrs: {
      assignee: orNone(isId),
      due: orNone(isDay),
      done: { default: false, validate: must(v => typeof v === "boolean") },
      organisation: orNone(isId),
    },
    parseDOM: [
      {
        tag: "p.aufgabe",
        priority: 60,
        getAttrs: element => ({
          assignee: given(element, "assignee", isId),
          due: given(element, "due", isDay),
          done: data(element, "done") === "true",
          organisation: given(element, "organisation", isId),
        }),
      },
    ],
    toDOM: node => [
      "p",
      {
        class: "aufgabe",
        "data-assignee": node.attrs.assignee,
        "data-due": node.attrs.due,
        "data-done": String(node.attrs.done),
        "data-organisation": node.attrs.organisation,
      },
      0,
    ],
  },
  // A note for the record.
  note: {
    content: "paragraph+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: ".vermerk" }],
    toDOM: () => ["div", { class: "vermerk" }, 0],
  },
  // What a member declares; like all people only by id.
  statement: {
    content: "paragraph+",
    group: "block",
    defining: true,
    attrs: { member: orNone(isId) },
    parseDOM: [{ tag: ".erklaerung", getAttrs: element => ({ member: given(element, "member", isId) }) }],
    toDOM: node => ["div", { class: "erklaerung", "data-member": node.attrs.member }, 0],
  },
  date: {
    content: "inline*",
    group: "block",
    defining: true,
    attrs: { day: orNone(isDay), from: orNone(isTime), to: orNone(isTime) },
    parseDOM: [
      {
        tag: "p.termin",
        priority: 60,
        getAttrs: element => ({
          day: given(element, "day", isDay),
          from: given(element, "from", isTime),
          to: given(element, "to", isTime),
        }),
      },
    ],
    toDOM: node => {
      const { day, from, to } = node.attrs
      return ["p", { class: "termin", "data-day": day, "data-from": from, "data-to": to }, 0]
    },
  },
  // Rows may be of different lengths: where two people change a table at once a cell can be missing. Whoever shows
  // the table pads them; nobody repairs the text unasked, else every client would (docs/adr/0071).
  table: {
    content: "table_row+",
    group: "block",
    isolating: true,
    attrs: { header: { default: true, validate: must(v => typeof v === "boolean") } },
    parseDOM: [{ tag: "table", getAttrs: element => ({ header: isHeaded(element) }) }],
    toDOM: node => ["table", { class: "tabelle", "data-header": String(node.attrs.header) }, ["tbody", 0]],
  },
  table_row: { content: "table_cell+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: {
    content: "paragraph+",
    isolating: true,
    parseDOM: [{ tag: "td, th" }],
    toDOM: () => ["td", 0],
  },
  // The picture lies beside the text, under the rights of its minutes.
  image: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { id: { validate: must(isId) }, alt: { validate: must(isAlternative) } },
    parseDOM: [
      {
        tag: `img[src^="${imagePath}"]`,
        getAttrs: element => {
          const [id, alt] = [element.getAttribute("src")?.slice(imagePath.length), element.getAttribute("alt")]
          return isId(id) && isAlternative(alt) ? { id, alt } : false
        },
      },
    ],
    toDOM: node => ["img", { src: imagePath + node.attrs.id, alt: node.attrs.alt }],
  },
  text: { group: "inline" },
  hard_break: {
    inline: true,
    group: "inline",
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
  // Only the id: a name never enters the text and so never enters an event.
  mention: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { id: { validate: must(isId) } },
    parseDOM: [
      {
        tag: "span.mention[data-id]",
        getAttrs: element => (isId(data(element, "id")) ? { id: data(element, "id") } : false),
      },
    ],
    toDOM: node => ["span", { class: "mention", "data-id": node.attrs.id }],
  },
}

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: { validate: must(isSafeLink) } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: element => {
          const href = element.getAttribute("href")
          return isSafeLink(href) ? { href } : false
        },
      },
    ],
    toDOM: mark => ["a", { href: mark.attrs.href, rel: "noopener" }, 0],
  },
  em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
  strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
  strike: { parseDOM: [{ tag: "s" }, { tag: "del" }], toDOM: () => ["s", 0] },
}

export const schema = new Schema({ nodes, marks })

/** What the document says as plain text, mentions left out; the suggestion list and tests use it. */
export const plainText = (node: Node) => node.textBetween(0, node.content.size, "\n", "")
