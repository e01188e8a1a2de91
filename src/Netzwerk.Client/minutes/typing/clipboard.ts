import { DOMSerializer, Slice, type Node } from "prosemirror-model"
import type { EditorProps } from "prosemirror-view"
import { pasteParser } from "./pasted"
import { schema } from "../schema"
import { nameOf, type Context } from "../strings"

// Nobody sees these characters, and the server stores none of them.
const invisible = /[\p{Cc}]/gu
const clean = (text: string) => text.replace(invisible, found => ("\t\n\r".includes(found) ? found : ""))

/** What leaves the editor carries names, what enters it only what the minutes can hold. */
export function clipboard(context: Context): Partial<EditorProps> {
  const shown = (node: Node) =>
    node.type === schema.nodes.mention ? "@" + nameOf(context, node.attrs.id) : node.type === schema.nodes.hard_break ? "\n" : ""
  return {
    clipboardSerializer: new DOMSerializer(
      {
        ...DOMSerializer.nodesFromSchema(schema),
        mention: node => ["span", { class: "mention", "data-id": node.attrs.id }, shown(node)],
      },
      DOMSerializer.marksFromSchema(schema),
    ),
    clipboardTextSerializer: (slice: Slice) => slice.content.textBetween(0, slice.content.size, "\n\n", shown),
    clipboardParser: pasteParser(),
    transformPastedText: clean,
    transformPastedHTML: clean,
  }
}
