import { DOMParser, type ParseOptions, type Slice } from "prosemirror-model"
import { el } from "../dom"
import { schema } from "../schema"

/** Nobody merges more cells; a number of millions would hang the page. */
const mostMerged = 50

/** Reads what is pasted from elsewhere, made ready so that the schema keeps its headings, lists and tables. */
class PasteParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (dom instanceof Element) tidy(dom)
    return super.parseSlice(dom, options)
  }
}

export const pasteParser = () => new PasteParser(schema, DOMParser.fromSchema(schema).rules)

function tidy(dom: Element) {
  listsOfWord(dom)
  // The outermost first: what is left of a table inside of it are paragraphs.
  for (const table of dom.querySelectorAll("table")) {
    if (!dom.contains(table)) continue
    if (table.caption) table.before(el("p", {}, ...take(table.caption)))
    table.caption?.remove()
    for (const cell of table.querySelectorAll("td, th")) if (dom.contains(cell)) flatten(cell)
    separate(table)
  }
}

const take = (element: Element) => [...element.childNodes] as Element[]

/** Word writes a list as paragraphs that know their level and carry their sign as text. */
function listsOfWord(dom: Element) {
  let open: HTMLElement[] = []
  for (const line of dom.querySelectorAll('p[style*="mso-list"]')) {
    const sign = line.querySelector('[style*="mso-list"]')
    const tag = /^\s*[\p{L}\p{N}]{1,5}[.)]/u.test(sign?.textContent ?? "") ? "ol" : "ul"
    sign?.remove()
    if (line.previousElementSibling !== open[0]) open = []
    const wanted = Number(/level(\d+)/.exec(line.getAttribute("style") ?? "")?.[1] ?? 1)
    const level = Math.min(wanted, open.length + 1)
    open.length = Math.min(open.length, level)
    if (open.length < level) {
      const list = el(tag)
      const around = open.at(-1)?.lastElementChild
      if (around) around.append(list)
      else line.before(list)
      open.push(list)
    }
    open[level - 1].append(el("li", {}, el("p", {}, ...take(line))))
    line.remove()
  }
}

/** Merged cells fall apart: the first keeps what is written, the others are empty. */
function separate(table: HTMLTableElement) {
  const rows = [...table.rows]
  rows.forEach((row, at) => {
    for (const cell of [...row.cells]) {
      const [width, height] = [Math.min(cell.colSpan, mostMerged), Math.min(cell.rowSpan, rows.length - at)]
      const column = [...row.cells].indexOf(cell)
      cell.removeAttribute("colspan")
      cell.removeAttribute("rowspan")
      for (let i = 1; i < width; i++) cell.after(el("td"))
      for (const below of rows.slice(at + 1, at + height)) {
        const behind = cellAt(below, column)
        for (let i = 0; i < width; i++) below.insertBefore(el("td"), behind)
      }
    }
  })
}

/** The first cell at or behind a column; those before it may still be merged. */
function cellAt(row: HTMLTableRowElement, column: number) {
  let at = 0
  for (const cell of row.cells) {
    if (at >= column) return cell
    at += cell.colSpan
  }
  return null
}

/** In a cell there are paragraphs only. */
function flatten(cell: Element) {
  for (const table of cell.querySelectorAll("table"))
    table.replaceWith(...[...table.querySelectorAll("td, th")].map(inner => el("p", {}, ...take(inner))))
  for (const list of cell.querySelectorAll("ul, ol, dl")) list.replaceWith(...list.childNodes)
  for (const block of cell.querySelectorAll("li, dt, dd, div, blockquote, pre, h1, h2, h3, h4, h5, h6, p"))
    block.replaceWith(el("p", {}, ...take(block)))
}
