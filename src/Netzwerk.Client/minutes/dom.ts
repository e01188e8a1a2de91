/** Makes an element; no markup text, so nothing a person wrote is ever read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (string | Element)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

const svgNamespace = "http://www.w3.org/2000/svg"

/** A line drawing for a button; the button carries the label. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(svgNamespace, "svg")
  svg.setAttribute("viewBox", "0 0 24 24")
  svg.setAttribute("aria-hidden", "true")
  const line = document.createElementNS(svgNamespace, "path")
  const look = {
    d: path,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  }
  for (const [name, value] of Object.entries(look)) line.setAttribute(name, value)
  svg.append(line)
  return svg
}

let counter = 0

/** An id that no other element of this page has, however many editors there are. */
export const uniqueId = (name: string) => `minutes-${++counter}-${name}`
