import { history } from "prosemirror-history"
import { EditorState, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { Bars } from "./bars/bars"
import { carets, people, showPeople } from "./carets"
import { clipboard } from "./typing/clipboard"
import { Collaboration } from "./collaboration"
import { Connection, type Joined, type Present, type Room, type StepsMessage } from "./connection"
import { contextOf } from "./context"
import { currentBlock } from "./blocks/current-block"
import { deleteQuestion } from "./blocks/delete-question"
import { el, uniqueId } from "./dom"
import { mentions } from "./typing/mentions"
import { images } from "./blocks/image-dialog"
import { nodeViews } from "./blocks/node-views"
import { keys, typingRules } from "./typing/rules"
import { Status, type State } from "./status"
import type { Context } from "./strings"
import { tables } from "./tables/tables"

const caretPause = 150
const beforeRetry = 5000
const belowToolbar = 130
/** A long agenda opens a text only when the reader comes near it. */
const nearby = "800px"
/** Reasons after which this editor only reads on; any other means that the change itself was refused. */
const endOfWriting = ["closed", "forbidden"]

/** What the server says of a text that does not exist or may not be seen: both sound the same. */
const isGone = (problem: unknown) => problem instanceof Error && problem.message.endsWith("not-found")

/** Writing one agenda item's minutes together; until it is connected the page shows the server's text. */
class MinutesEditor extends HTMLElement implements Room {
  #connection!: Connection
  #context!: Context
  #status!: Status
  #toolbar?: Bars
  #view?: EditorView
  #collaboration?: Collaboration
  #here = el("ul", { class: "here" })
  #mayWrite = false
  #caretTimer = 0
  #nearby?: IntersectionObserver

  get item() {
    return this.dataset.item ?? ""
  }

  connectedCallback() {
    this.#context = contextOf(this, () => this.#mayWrite)
    const { strings } = this.#context
    this.#status = new Status(this, strings)
    this.#here.setAttribute("aria-label", strings.present)
    this.append(this.#status.element)
    this.#connection = Connection.to(this.dataset.hub ?? "/live/minutes")
    this.#nearby = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && this.#enter(), {
      rootMargin: nearby,
    })
    this.#nearby.observe(this)
    addEventListener("beforeunload", this.#leaving)
    addEventListener("pagehide", this.#hiding)
    document.addEventListener("visibilitychange", this.#hiding)
  }

  disconnectedCallback() {
    removeEventListener("beforeunload", this.#leaving)
    removeEventListener("pagehide", this.#hiding)
    document.removeEventListener("visibilitychange", this.#hiding)
    this.#nearby?.disconnect()
    this.#connection.leave(this)
    this.#collaboration?.stop()
    this.#view?.destroy()
    this.#view = this.#collaboration = undefined
  }

  #enter() {
    this.#nearby?.disconnect()
    this.#status.say("connecting")
    this.#connection.enter(this)
  }

  /** What this page holds; for the tests. */
  get snapshot() {
    const { version = 0, pending = 0 } = this.#collaboration ?? {}
    return { version, pending, doc: this.#view?.state.doc.toJSON() as unknown }
  }

  get view() {
    return this.#view
  }

  get connection() {
    return this.#connection
  }

  async online() {
    try {
      const joined = await this.#connection.join(this.item)
      if (!this.isConnected) return
      if (this.#view) await this.#rejoined(joined)
      else this.#build(joined)
      // A step can overtake the answer to Join.
      await this.#collaboration?.pull()
    } catch (problem) {
      if (isGone(problem)) return this.#shutOut()
      this.offline()
      if (this.#connection.isOnline && this.isConnected) setTimeout(() => void this.online(), beforeRetry)
    }
  }

  /** The server knows no such text for this person, any more. */
  #shutOut() {
    this.#close()
    this.#collaboration?.stop()
    this.#status.say("forbidden")
  }

  offline() {
    this.#status.say("offline")
  }

  steps(message: StepsMessage) {
    this.#collaboration?.receive(message)
  }

  person(present: Present) {
    this.#showPeople(others => others.set(present.connection, present))
  }

  left(connection: string) {
    this.#showPeople(others => others.delete(connection))
  }

  closed() {
    void this.#endWriting()
  }

  #build(joined: Joined) {
    const { strings, snippets } = this.#context
    this.#mayWrite = joined.mayWrite && !this.hasAttribute("data-readonly")
    this.#collaboration = new Collaboration(this.#connection, this.item, this.dataset.person ?? "", joined, {
      state: () => this.#view!.state,
      show: state => this.#show(state),
      changed: isSaved => this.#changed(isSaved),
      rejected: reason => this.#rejected(reason),
    })
    const textId = uniqueId("text")
    const help = el("p", { id: uniqueId("help"), hidden: "" }, strings.help)
    const host = el("div", { class: "pm-host" })
    this.#toolbar = this.#mayWrite ? new Bars(strings, textId, snippets) : undefined
    this.replaceChildren(this.#here, ...(this.#toolbar ? [this.#toolbar.element] : []), host, help, this.#status.element)
    this.#view = new EditorView(host, {
      state: this.#state(),
      editable: () => this.#mayWrite,
      nodeViews: nodeViews(this.#context),
      attributes: {
        id: textId,
        class: "minutes",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": this.dataset.label ?? "",
        "aria-describedby": help.id,
        "aria-autocomplete": "list",
        spellcheck: "true",
      },
      // The toolbar sticks to the top of the window.
      scrollThreshold: belowToolbar,
      scrollMargin: belowToolbar,
      dispatchTransaction: transaction => this.#dispatch(transaction),
      handleDOMEvents: { blur: () => this.#sayCaret(), focus: () => this.#sayCaret() },
      ...clipboard(this.#context),
    })
    this.#toolbar?.attach(this.#view)
    this.#showPeople(others => joined.people.forEach(one => others.set(one.connection, one)))
    this.#status.say(this.#mayWrite ? "saved" : "readonly")
    this.dataset.ready = ""
    if (this.#mayWrite) void this.#collaboration.sendAbandoned()
  }

  #state() {
    const collaboration = this.#collaboration!
    return EditorState.create({
      doc: collaboration.doc,
      plugins: [
        collaboration.plugin(),
        history(),
        mentions(this.#context),
        typingRules(this.#context),
        ...tables(),
        ...keys(() => this.#toolbar?.focus()),
        carets(),
        currentBlock(),
        deleteQuestion(this.#context),
        images(this.#context),
      ],
    })
  }

  async #rejoined(joined: Joined) {
    if (!joined.mayWrite && this.#mayWrite) void this.#endWriting()
    this.#showPeople(others => {
      others.clear()
      joined.people.forEach(one => others.set(one.connection, one))
    })
    await this.#collaboration?.pull()
    await this.#collaboration?.push()
    this.#changed((this.#collaboration?.pending ?? 0) === 0)
  }

  #show(state: EditorState) {
    this.#view?.updateState(state)
    this.#toolbar?.update()
    this.#sayCaret()
  }

  #dispatch(transaction: Transaction) {
    const view = this.#view!
    view.updateState(view.state.apply(transaction))
    this.#toolbar?.update()
    if (transaction.docChanged) this.#collaboration?.written()
    if (transaction.docChanged || transaction.selectionSet) this.#sayCaret()
  }

  #sayCaret() {
    clearTimeout(this.#caretTimer)
    this.#caretTimer = window.setTimeout(() => {
      const view = this.#view
      if (view) this.#connection.caret(this.item, view.hasFocus() && this.#mayWrite ? view.state.selection.head : null)
    }, caretPause)
  }

  #showPeople(change: (others: Map<string, Present>) => void) {
    if (!this.#view) return
    const others = new Map(people(this.#view.state))
    change(others)
    showPeople(this.#view, others.values())
    const names = new Map([...others.values()].map(one => [one.person, one.name]))
    this.#here.replaceChildren(
      ...[...names.values()].map(name =>
        el("li", { class: "kern-badge kern-badge--info" }, el("span", { class: "kern-label kern-label--small" }, name)),
      ),
    )
  }

  #changed(isSaved: boolean) {
    if (!this.#connection.isOnline) this.#status.say("offline")
    else if (this.#mayWrite && isSaved) this.#status.say("saved")
  }

  #rejected(reason: string) {
    if (endOfWriting.includes(reason)) void this.#endWriting()
    else void this.#startOver("refused")
  }

  /** What was refused would be refused again and again, so this editor takes the server's text. */
  async #startOver(state: State) {
    try {
      const joined = await this.#connection.join(this.item)
      await this.#collaboration?.abandon()
      this.#view?.destroy()
      this.#build(joined)
      this.#status.say(state)
    } catch {
      // No line: the refused steps are sent again on the next join, and refused again.
    }
  }

  async #endWriting() {
    if (!this.#mayWrite) return
    this.#mayWrite = false
    // Text that will never be saved must not look as if it were.
    if ((this.#collaboration?.pending ?? 0) > 0) return this.#startOver("lost")
    this.#close()
    this.#status.say("closed")
  }

  #close() {
    this.#mayWrite = false
    this.#toolbar?.element.remove()
    this.#toolbar = undefined
    // New node views, so that the fields in the text close as well.
    this.#view?.setProps({ editable: () => false, nodeViews: nodeViews(this.#context) })
  }

  #leaving = (event: BeforeUnloadEvent) => {
    if ((this.#collaboration?.pending ?? 0) > 0) event.preventDefault()
  }

  #hiding = () => void this.#collaboration?.keepNow()
}

customElements.define("minutes-editor", MinutesEditor)
