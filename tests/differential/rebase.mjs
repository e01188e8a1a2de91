// Writes what the browser makes of its own unconfirmed steps when steps of others arrive, one JSON object a line:
//   {doc, own, others, result, text}   result are the own steps after that, text is the document with them.
// node rebase.mjs SEED LINES; same seed, same lines.
import { below, chance, edits, flush, isFull, line, pick, prosemirror, randomDoc, range, wellFormed } from "./documents.mjs"

const { schema, transform, EditorState, collab, sendableSteps, receive } = prosemirror
const wanted = Number(process.argv[3])
let written = 0

/** Where several people write at once is no accident: the same word, the same end of the text. */
const near = (doc, spot) => {
  const from = Math.max(0, Math.min(doc.content.size, spot + below(5) - 2))
  return [from, Math.min(doc.content.size, from + below(4))]
}
const typing = (tr, at) => {
  for (const letter of "ab".slice(0, 1 + below(2))) tr.insert(at++, schema.text(letter))
}

function change(tr, spot) {
  for (let left = 1 + below(3); left > 0; left--) {
    const before = tr.steps.length
    try {
      if (chance(3)) typing(tr, near(tr.doc, spot)[0])
      else pick(edits)(tr, ...(chance(3) ? range(tr.doc) : near(tr.doc, spot)))
      tr.doc.check()
    } catch {
      return tr.steps.length === before
    }
  }
  return true
}
// What the server would refuse at once never gets as far as being moved.
const isSound = tr => [...tr.docs, tr.doc].every(doc => check(doc) && wellFormed(doc.toJSON())) && tr.steps.every(isKnown)
const isKnown = step => step.toJSON().stepType !== "markSet"
const check = doc => {
  try {
    doc.check()
    return doc
  } catch {
    return null
  }
}

while (written < wanted) {
  const doc = randomDoc()
  const spot = below(doc.content.size + 1)
  let state = EditorState.create({ doc, plugins: [collab({ clientID: "me" })] })
  const sent = state.tr
  if (!change(sent, spot) || !sent.docChanged) continue
  state = state.apply(sent)
  // What was typed after the push must not matter to what was pushed.
  if (chance(3)) {
    const later = state.tr
    if (!change(later, spot)) continue
    state = state.apply(later)
  }
  const theirs = new transform.Transform(doc)
  if (!change(theirs, spot) || theirs.steps.length === 0) continue
  const own = sent.steps, others = theirs.steps
  if (!isSound(sent) || !isSound(theirs)) continue
  state = receive(state, others, others.map(() => "other"), "me")
  const left = sendableSteps(state)
  const result = left ? left.steps.filter((_, at) => left.origins[at] === sent) : []
  let text = theirs.doc
  for (const step of result) text = text && check(step.apply(text).doc)
  const json = steps => steps.map(step => step.toJSON())
  if (line({ doc: doc.toJSON(), own: json(own), others: json(others), result: json(result), text: text && text.toJSON() }))
    written++
  if (isFull()) await flush()
}
await flush()
