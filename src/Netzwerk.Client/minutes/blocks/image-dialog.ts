import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { el, uniqueId } from "../dom"
import { isAlternative, limits, schema } from "../schema"
import type { Context } from "../strings"
import { insertBlock } from "../tables/table-commands"

const kinds = ["image/png", "image/jpeg"]
/** Sharp on paper across a page; photos of a phone become a tenth of their size. */
const largestSide = 2000
const quality = 0.85
const opened = "open image dialog"

/** Opens the dialog; true wherever a picture may stand. */
export const askForImage = (view: EditorView | undefined) => view?.dispatch(view.state.tr.setMeta(opened, true))

/** Pictures: chosen as a file or pasted from the clipboard, never without a description. */
export function images(context: Context) {
  let dialog: ImageDialog | undefined
  return new Plugin({
    view(view) {
      dialog = new ImageDialog(view, context)
      return { destroy: () => dialog?.destroy() }
    },
    appendTransaction(transactions) {
      if (transactions.some(transaction => transaction.getMeta(opened))) queueMicrotask(() => dialog?.open())
      return null
    },
    props: {
      handlePaste(view, event) {
        const file = [...(event.clipboardData?.files ?? [])].find(one => kinds.includes(one.type))
        // Word sends a picture of the text beside the text.
        if (!file || event.clipboardData?.types.includes("text/html")) return false
        if (view.editable) dialog?.open(file)
        return true
      },
    },
  })
}

class ImageDialog {
  #dialog: HTMLDialogElement
  #file = el("input", { type: "file", accept: kinds.join() })
  #alternative = el("textarea", { maxlength: String(limits.alternative), rows: "3" })
  #fault = el("p", { class: "pm-fault", role: "alert", id: uniqueId("fault") })
  #pasted?: File

  constructor(
    private readonly view: EditorView,
    private readonly context: Context,
  ) {
    const { strings } = context
    const title = el("h2", { id: uniqueId("title") }, strings.imageInsert)
    const hint = el("p", { id: uniqueId("hint") }, strings.imageHint)
    this.#alternative.setAttribute("aria-describedby", `${hint.id} ${this.#fault.id}`)
    const form = el("form", { method: "dialog" }, title,
      el("label", {}, strings.imageFile, this.#file),
      el("label", {}, strings.imageAlternative, this.#alternative), hint, this.#fault,
      el("div", { class: "pm-answers" }, el("button", { type: "submit" }, strings.imageInsert), this.#cancel()))
    form.addEventListener("submit", event => {
      event.preventDefault()
      void this.#send()
    })
    this.#dialog = el("dialog", { class: "pm-question pm-image", "aria-labelledby": title.id }, form)
    this.#dialog.addEventListener("close", () => {
      this.#dialog.remove()
      if (this.view.dom.isConnected) this.view.focus()
    })
  }

  open(pasted?: File) {
    // Only while it is open: who reads meets no fields at all.
    if (!this.#dialog.isConnected) this.view.dom.parentElement?.append(this.#dialog)
    this.#pasted = pasted
    this.#file.value = this.#alternative.value = this.#fault.textContent = ""
    // What came from the clipboard needs no file.
    this.#file.hidden = pasted !== undefined
    this.#file.labels?.[0].replaceChildren(pasted ? this.context.strings.imagePasted : this.context.strings.imageFile, this.#file)
    if (!this.#dialog.open) this.#dialog.showModal()
    if (pasted) this.#alternative.focus()
  }

  destroy() {
    this.#dialog.remove()
  }

  #cancel() {
    const button = el("button", { type: "button" }, this.context.strings.imageCancel)
    button.addEventListener("click", () => this.#dialog.close())
    return button
  }

  #say(fault: string, field: HTMLElement) {
    this.#fault.textContent = fault
    for (const one of [this.#file, this.#alternative]) one.setAttribute("aria-invalid", String(one === field))
    field.focus()
  }

  async #send() {
    const { strings } = this.context
    const file = this.#pasted ?? this.#file.files?.[0]
    const alt = this.#alternative.value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim()
    if (!file) return this.#say(strings.imageNoFile, this.#file)
    if (!isAlternative(alt)) return this.#say(strings.imageNoAlternative, this.#alternative)
    try {
      const body = await prepared(file)
      const reply = await fetch(this.context.pictures, { method: "POST", body, headers: { "Content-Type": body.type } })
      const answer = reply.status === 200 || reply.status === 422 ? await reply.json() : null
      if (answer?.id) return this.#insert(answer.id, alt)
      const isLarge = reply.status === 413 || ["too-many-bytes", "too-many-pixels"].includes(answer?.fault)
      this.#say(isLarge ? strings.imageTooLarge : answer ? strings.imageUnusable : strings.imageFailed, this.#file)
    } catch {
      this.#say(strings.imageFailed, this.#file)
    }
  }

  #insert(id: string, alt: string) {
    this.#dialog.close()
    insertBlock(schema.nodes.image.create({ id, alt }))(this.view.state, this.view.dispatch, this.view)
  }
}

/** The right way up, without what the camera wrote into the file, and no larger than a page needs. */
async function prepared(file: File): Promise<Blob> {
  if (!kinds.includes(file.type)) return file
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return file
  const scale = Math.min(1, largestSide / Math.max(image.width, image.height))
  if (file.type === "image/png" && scale === 1) return file
  const canvas = el("canvas")
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return new Promise(done => canvas.toBlob(blob => done(blob ?? file), file.type, quality))
}
