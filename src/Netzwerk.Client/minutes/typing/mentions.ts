import { Plugin, type EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { el, uniqueId } from "../dom"
import { schema } from "../schema"
import type { Context, Person } from "../strings"

const shown = 8
const longestName = 40

interface Query {
  from: number
  to: number
  text: string
}

/** Somebody who can be taken from the list; an organisation only does tasks. */
interface Choice extends Person {
  isOrganisation: boolean
}

/** The "@" and what follows it up to the caret. */
function queryAt(state: EditorState): Query | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock) return null
  const start = Math.max(0, $from.parentOffset - longestName)
  const before = $from.parent.textBetween(start, $from.parentOffset, "\n", "\n")
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*){0,2})$/u.exec(before)
  return found ? { from: $from.pos - found[1].length - 1, to: $from.pos, text: found[1] } : null
}

/** Who is named first in a task does it, and who is named first in a statement made it, unless somebody is entered. */
function ownerAt({ selection: { $from } }: EditorState, from: number) {
  const { task, statement } = schema.nodes
  if (from !== $from.start()) return null
  const { type, attrs } = $from.parent
  if (type === task) return attrs.assignee || attrs.organisation ? null : { at: $from.before(), field: "assignee" }
  const around = $from.node(-1)
  const isFree = $from.depth > 1 && around.type === statement && $from.index(-1) === 0 && !around.attrs.member
  return isFree ? { at: $from.before(-1), field: "member" } : null
}

/** People everywhere, organisations where a task still wants somebody to do it. */
function choicesAt(state: EditorState, from: number, { people, organisations }: Context): Choice[] {
  const persons = people.map(person => ({ ...person, isOrganisation: false }))
  if (ownerAt(state, from)?.field !== "assignee") return persons
  return [...persons, ...organisations.map(one => ({ ...one, isOrganisation: true }))]
}

/** Those whose name, or one of whose names, starts like this. */
function matching(choices: readonly Choice[], text: string) {
  const wanted = text.toLocaleLowerCase()
  return choices
    .filter(({ name }) => {
      const lower = name.toLocaleLowerCase()
      return lower.startsWith(wanted) || lower.split(/[\s-]+/).some(part => part.startsWith(wanted))
    })
    .slice(0, shown)
}

/** "@" and a few letters offer the people of this group; arrows choose, Enter or Tab takes, Escape closes. */
export function mentions(context: Context) {
  return new Plugin({
    view: view => new Suggestions(view, context),
    props: {
      handleKeyDown(view, event) {
        return Suggestions.of(view)?.key(event) ?? false
      },
      handleDOMEvents: {
        blur(view) {
          Suggestions.of(view)?.close()
        },
      },
    },
  })
}

class Suggestions {
  static #all = new WeakMap<EditorView, Suggestions>()
  #list: HTMLElement
  #news = el("p", { class: "pm-news", role: "status" })
  #query: Query | null = null
  #dismissed = -1
  #found: Choice[] = []
  #at = 0

  static of(view: EditorView) {
    return Suggestions.#all.get(view)
  }

  constructor(
    private readonly view: EditorView,
    private readonly context: Context,
  ) {
    Suggestions.#all.set(view, this)
    const label = context.strings.suggestions
    this.#list = el("ul", { class: "pm-people", role: "listbox", id: uniqueId("people"), "aria-label": label, hidden: "" })
    view.dom.parentElement?.append(this.#list, this.#news)
  }

  update(view: EditorView, before: EditorState) {
    if (view.state.doc.eq(before.doc) && view.state.selection.eq(before.selection)) return
    this.#query = this.context.mayWrite() && view.hasFocus() ? queryAt(view.state) : null
    if (!this.#query) this.#dismissed = -1
    const asks = this.#query && this.#query.from !== this.#dismissed ? this.#query : null
    this.#found = asks ? matching(choicesAt(view.state, asks.from, this.context), asks.text) : []
    this.#at = 0
    this.#show()
  }

  destroy() {
    this.#list.remove()
    this.#news.remove()
  }

  key(event: KeyboardEvent) {
    const count = this.#found.length
    if (count === 0 || event.isComposing) return false
    if (event.key === "ArrowDown") this.#at = (this.#at + 1) % count
    else if (event.key === "ArrowUp") this.#at = (this.#at + count - 1) % count
    else if (event.key === "Enter" || event.key === "Tab") return this.#take(this.#found[this.#at])
    else if (event.key === "Escape") {
      this.#dismissed = this.#query?.from ?? -1
      this.close()
      return true
    } else return false
    this.#show()
    return true
  }

  close() {
    this.#found = []
    this.#show()
  }

  #take({ id, isOrganisation }: Choice) {
    const query = this.#query
    if (!query) return false
    this.close()
    const owner = ownerAt(this.view.state, query.from)
    const transaction = this.view.state.tr
    if (owner) transaction.delete(query.from, query.to).setNodeAttribute(owner.at, isOrganisation ? "organisation" : owner.field, id)
    else transaction.replaceWith(query.from, query.to, [schema.nodes.mention.create({ id }), schema.text(" ")])
    this.view.dispatch(transaction.scrollIntoView())
    this.view.focus()
    return true
  }

  #show() {
    const text = this.view.dom
    const isOpen = this.#found.length > 0
    this.#list.hidden = !isOpen
    const options = this.#found.map((person, at) => this.#option(person, at))
    this.#list.replaceChildren(...options)
    const news = isOpen ? this.context.strings.found.replace("{0}", String(options.length)) : ""
    if (this.#news.textContent !== news) this.#news.textContent = news
    if (isOpen) {
      text.setAttribute("aria-controls", this.#list.id)
      text.setAttribute("aria-activedescendant", options[this.#at].id)
      this.#place()
    } else {
      text.removeAttribute("aria-controls")
      text.removeAttribute("aria-activedescendant")
    }
  }

  #option(choice: Choice, at: number) {
    const id = `${this.#list.id}-${at}`
    const option = el("li", { role: "option", id, "aria-selected": String(at === this.#at) }, choice.name)
    option.addEventListener("mousedown", event => {
      event.preventDefault()
      this.#take(choice)
    })
    return option
  }

  // Set through the object model: the content policy forbids style attributes, not this.
  #place() {
    const host = this.#list.offsetParent?.getBoundingClientRect()
    const caret = this.view.coordsAtPos(this.#query?.from ?? this.view.state.selection.from)
    if (!host) return
    const widest = Math.max(0, host.width - this.#list.offsetWidth)
    const fitsBelow = caret.bottom + this.#list.offsetHeight <= innerHeight
    const top = fitsBelow ? caret.bottom : caret.top - this.#list.offsetHeight
    this.#list.style.top = `${top - host.top}px`
    this.#list.style.left = `${Math.min(Math.max(0, caret.left - host.left), widest)}px`
  }
}
