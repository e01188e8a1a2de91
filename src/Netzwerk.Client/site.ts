/** Small comforts on top of pages that work without any script. */

// A second click while the first one is on its way would send the form twice.
document.addEventListener("submit", event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-once")) return
  if (form.dataset["sent"] === "yes") {
    event.preventDefault()
    return
  }
  form.dataset["sent"] = "yes"
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true")
})

// Coming back with the browser's back button shows the page as it was left: make its forms usable again.
window.addEventListener("pageshow", event => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    delete form.dataset["sent"]
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled")
  }
})

// Escape and a click elsewhere close the menu of small screens.
const menu = document.querySelector<HTMLDetailsElement>("details.menu")
if (menu) {
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return
    menu.open = false
    menu.querySelector("summary")?.focus()
  })
  document.addEventListener("click", event => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
}

// Browsers that do not honour autofocus on a message: begin reading where something is to be put right.
const summary = document.querySelector<HTMLElement>(".error-summary")
if (summary && document.activeElement === document.body) summary.focus()

// The link of an error summary goes to the control, not only near it.
document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest(".error-summary a[href^='#']") : null
  const field = link && document.getElementById(decodeURIComponent(link.getAttribute("href")!.slice(1)))
  if (!field) return
  event.preventDefault()
  const control = field.matches("fieldset") ? field.querySelector<HTMLElement>("input, select, textarea") : field
  control?.focus({preventScroll: true})
  field.closest(".field")?.scrollIntoView({block: "center"})
})

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
