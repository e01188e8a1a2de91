import { limits } from "./schema"
import type { Context } from "./strings"

/** What the page hands over to an editor; one list serves all editors of a page, so it may stand on an element around them. */
export function contextOf(editor: HTMLElement, mayWrite: () => boolean): Context {
  const given = (name: string, nothing: string) =>
    JSON.parse(editor.closest<HTMLElement>(`[data-${name}]`)?.dataset[name] ?? nothing)
  const { meeting, item, heading } = editor.dataset
  return {
    strings: given("strings", "{}"),
    people: given("people", "[]"),
    organisations: given("organisations", "[]"),
    snippets: given("snippets", "[]"),
    topHeading: Number(heading ?? limits.topHeading),
    pictures: `/sitzungen/${meeting}/protokoll/${item}/bilder`,
    mayWrite,
  }
}
