import { el } from "../dom"
import type { Person } from "../strings"

/** The choices of a field under one heading. */
export interface Choices {
  label?: string
  all: readonly Person[]
}

/** A select of people; whoever is chosen but no longer among them stays chosen. */
export function showChoice(select: HTMLSelectElement, nobody: string, groups: readonly Choices[], chosen: string, name: string) {
  if (select.options.length === 0) {
    select.append(el("option", { value: "" }, nobody))
    for (const { label, all } of groups.filter(group => group.all.length > 0)) {
      const options = all.map(one => el("option", { value: one.id }, one.name))
      if (label) select.append(el("optgroup", { label }, ...options))
      else select.append(...options)
    }
  }
  if (![...select.options].some(option => option.value === chosen)) select.append(el("option", { value: chosen }, name))
  select.value = chosen
}
