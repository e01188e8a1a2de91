import type { Node } from "prosemirror-model"
import { Plugin, type EditorState, type Transaction } from "prosemirror-state"
import { liftTarget, Mapping, type Mappable, type Step } from "prosemirror-transform"
import type { EditorView } from "prosemirror-view"
import { el, uniqueId } from "../dom"
import { schema } from "../schema"
import type { Context } from "../strings"

const { decision, task, paragraph } = schema.nodes
const answered = "deletion answered"
/** Changes of others, and what takes a change back, are never asked about; a block that is dragged stays in the text. */
const unasked = (transaction: Transaction) =>
  !transaction.docChanged || transaction.getMeta(answered) || transaction.getMeta("collab$") || transaction.getMeta("history$") ||
  transaction.getMeta("uiEvent") === "drop"

interface Question {
  transaction: Transaction
  blocks: { node: Node; at: number }[]
}

/** The decisions and tasks with a wording that a change would take out of the text. */
function lost(state: EditorState, transaction: Transaction) {
  const { from, to } = state.selection
  const blocks: Question["blocks"] = []
  state.doc.descendants((node, at) => {
    if (node.type !== decision && node.type !== task) return !node.isTextblock
    if (node.textContent.trim() === "" || !transaction.mapping.mapResult(at, 1).deletedAfter) return false
    // Whoever stands in a block and makes plain text of it means it; from outside it is a slip of the key.
    const isWithin = from > at && to < at + node.nodeSize
    if (!isWithin || !keepsText(transaction.mapping, node, at)) blocks.push({ node, at })
    return false
  })
  return blocks
}

/** The block only becomes plain text, or goes into its neighbour with all its words. */
function keepsText(mapping: Mappable, node: Node, at: number) {
  return mapping.map(at + node.nodeSize - 1, -1) - mapping.map(at + 1, 1) >= node.content.size
}

/** Asks before a decision or task is deleted: it may be meant, or a slip of the key. */
export function deleteQuestion(context: Context) {
  let dialog: QuestionDialog | undefined
  return new Plugin({
    view(view) {
      dialog = new QuestionDialog(view, context)
      return { destroy: () => dialog?.destroy() }
    },
    filterTransaction(transaction, state) {
      // While the question is open the text goes on changing; what is asked about moves along.
      if (unasked(transaction)) return true
      const blocks = lost(state, transaction)
      if (blocks.length === 0) return true
      dialog?.ask({ transaction, blocks })
      return false
    },
    appendTransaction(transactions) {
      for (const transaction of transactions) dialog?.follow(transaction)
      return null
    },
  })
}

class QuestionDialog {
  #dialog: HTMLDialogElement
  #said = el("p", { id: uniqueId("question") })
  #question?: Question
  #since = new Mapping()

  constructor(
    private readonly view: EditorView,
    private readonly context: Context,
  ) {
    const { strings } = context
    const title = el("h2", { id: uniqueId("title") }, strings.deleteQuestion)
    const leave = this.#button(strings.deleteLeave, () => null)
    // The dialog opens on the answer that changes nothing.
    leave.setAttribute("autofocus", "")
    this.#dialog = el("dialog", { class: "pm-question", "aria-labelledby": title.id, "aria-describedby": this.#said.id }, title, this.#said,
      el("div", { class: "pm-answers" },
        leave,
        this.#button(strings.deleteKeepText, question => this.#plain(question)),
        this.#button(strings.deleteDo, question => this.#delete(question))))
    this.#dialog.addEventListener("close", () => {
      this.#question = undefined
      if (this.view.dom.isConnected) this.view.focus()
    })
    view.dom.parentElement?.append(this.#dialog)
  }

  ask(question: Question) {
    if (this.#question) return
    this.#question = question
    this.#since = new Mapping()
    this.#said.replaceChildren(...question.blocks.flatMap(({ node }, i) => [...(i === 0 ? [] : [el("br")]), this.#described(node)]))
    // Not within the change that is being refused.
    queueMicrotask(() => this.#question && !this.#dialog.open && this.#dialog.showModal())
  }

  follow(transaction: Transaction) {
    if (this.#question && transaction.docChanged) this.#since.appendMapping(transaction.mapping)
  }

  destroy() {
    this.#question = undefined
    this.#dialog.remove()
  }

  #described(node: Node) {
    const kind = node.type === decision ? this.context.strings.decision : this.context.strings.task
    return el("bdi", {}, `${kind}: ${node.textBetween(0, node.content.size, " ", " ").trim()}`)
  }

  #button(label: string, change: (question: Question) => Transaction | null) {
    const button = el("button", { type: "button" }, label)
    button.addEventListener("click", () => {
      const question = this.#question
      const transaction = question && this.context.mayWrite() ? change(question) : null
      this.#question = undefined
      this.#dialog.close()
      if (transaction) this.view.dispatch(transaction.setMeta(answered, true).scrollIntoView())
    })
    return button
  }

  /** What was asked about, moved over what others changed meanwhile; what has lost its place is left out. */
  #delete({ transaction, blocks }: Question) {
    if (blocks.every(({ node, at }) => keepsText(transaction.mapping, node, at))) return this.#without(blocks)
    const steps: readonly Step[] = transaction.steps
    const mapping = new Mapping([...steps.map(step => step.getMap().invert()).reverse(), ...this.#since.maps])
    const moved = this.view.state.tr
    steps.forEach((step, i) => {
      const mapped = step.map(mapping.slice(steps.length - i))
      if (!mapped || moved.maybeStep(mapped).failed) return
      mapping.appendMap(mapped.getMap(), steps.length - 1 - i)
    })
    return moved
  }

  /** A key that would only have moved the words elsewhere: who answers "delete" means the words. */
  #without(blocks: Question["blocks"]) {
    return this.#each(blocks, (transaction, from, node) => transaction.delete(from, from + node.nodeSize))
  }

  #plain({ blocks }: Question) {
    return this.#each(blocks, (transaction, from, node) => {
      if (node.type === task) transaction.setNodeMarkup(from, paragraph)
      else if (node.type === decision) {
        const range = transaction.doc.resolve(from + 1).blockRange(transaction.doc.resolve(from + node.nodeSize - 1))
        const target = range && liftTarget(range)
        if (range && target !== null) transaction.lift(range, target)
      }
    })
  }

  /** Those of the blocks that are still there, wherever others moved them meanwhile. */
  #each(blocks: Question["blocks"], change: (transaction: Transaction, from: number, node: Node) => void) {
    const transaction = this.view.state.tr
    for (const { at } of blocks) {
      const place = this.#since.mapResult(at, 1)
      const from = transaction.mapping.map(place.pos)
      const node = transaction.doc.nodeAt(from)
      if (!place.deletedAfter && node) change(transaction, from, node)
    }
    return transaction
  }
}
