// Writes random steps with what the real ProseMirror makes of them, one JSON object a line:
//   {doc, step, result}   result is the new document, or null when ProseMirror refuses the step.
// node gen.mjs SEED STEPS; same seed, same lines.
import { chance, edits, flush, isFull, line, pick, prosemirror, randomDoc, range, raws } from "./documents.mjs"

const { schema, transform } = prosemirror
const wanted = Number(process.argv[3])
let written = 0

function emit(doc, step, result) {
  if (!line({ doc: doc.toJSON(), step: step.toJSON(), result: result && result.toJSON() })) return false
  written++
  return true
}
function applied(doc, json) {
  try {
    const { doc: result } = transform.Step.fromJSON(schema, json).apply(doc)
    result?.check()
    return result ?? null
  } catch { return null }
}

while (written < wanted) {
  let doc = randomDoc()
  for (let i = 0; i < 8; i++) {
    if (chance(3)) {
      let step = null
      try { step = pick(raws)(doc) } catch { /* the step itself cannot be made */ }
      if (!step) continue
      const result = applied(doc, step.toJSON())
      if (!emit(doc, step, result)) break
      doc = result ?? doc
      continue
    }
    const tr = new transform.Transform(doc)
    try { pick(edits)(tr, ...range(doc)) } catch { continue }
    for (const [at, step] of tr.steps.entries()) {
      const result = applied(tr.docs[at], step.toJSON())
      if (!emit(tr.docs[at], step, result) || !result) { doc = randomDoc(); break }
      doc = result
    }
  }
  if (isFull()) await flush()
}
await flush()
