// Writes what the editor reads from typed days and hours, one JSON object a line: {typed, got, wanted}.
// node days.mjs; Monday, 30 November 2026 is today.
import { bundle } from "./bundle.mjs"

const { readDay, readHours, readTask, readAppointment } = await bundle(`
  export { readDay, readHours } from "./minutes/typing/days"
  export { readTask, readAppointment } from "./minutes/typing/phrases"`)
const monday = new Date("2026-11-30T00:00:00Z")

const days = {
  "12.12.2026": "2026-12-12",
  "12.12.": "2026-12-12",
  "1.3.27": "2027-03-01",
  "29.11.": "2027-11-29",
  "30.11.": "2026-11-30",
  "31.2.2027": null,
  "29.02.2028": "2028-02-29",
  "12. Dezember": "2026-12-12",
  "12. Dez. 2027": "2027-12-12",
  "3 March 2027": "2027-03-03",
  "March 3, 2027": "2027-03-03",
  "2027-01-15": "2027-01-15",
  "24/12/2026": "2026-12-24",
  heute: "2026-11-30",
  Morgen: "2026-12-01",
  morgens: null,
  übermorgen: "2026-12-02",
  tomorrow: "2026-12-01",
  "in 3 Tagen": "2026-12-03",
  "in zwei Wochen": "2026-12-14",
  "in a week": "2026-12-07",
  Freitag: "2026-12-04",
  "Fr.": "2026-12-04",
  "kommenden Freitag": "2026-12-04",
  "diesen Freitag": "2026-12-04",
  "nächsten Freitag": "2026-12-11",
  "next Friday": "2026-12-11",
  "next Sunday": "2026-12-13",
  Montag: "2026-12-07",
  "nächsten Montag": "2026-12-07",
  "on Wednesday": "2026-12-02",
  Sonnabend: "2026-12-05",
  "so viele": null,
  Freitagsrunde: null,
  Raum: null,
}
const hours = {
  "10:00": "10:00 ",
  "9:05": "09:05 ",
  "10 Uhr": "10:00 ",
  "10.30 Uhr": "10:30 ",
  "10:00-12:00": "10:00 12:00",
  "10:00 – 12:30 Uhr": "10:00 12:30",
  "von 10 bis 12 Uhr": "10:00 12:00",
  "from 9:00 to 10:15": "09:00 10:15",
  "25:00": null,
  12: null,
  "10 Personen": null,
}
const people = [
  { id: "a", name: "Anna Brandt" },
  { id: "b", name: "Anna Lindner" },
  { id: "c", name: "Emil Öztürk" },
]
const organisations = [
  { id: "k", name: "VHS Musterkreis" },
  { id: "e", name: "Emil-Fischer-Schule" },
]
const task = { assignee: "", organisation: "", due: "" }
const tasks = {
  "bis Freitag ": { due: "2026-12-04", rest: "" },
  "@Emil bis Freitag ": { due: "2026-12-04", assignee: "c", rest: "" },
  "@Emil Öztürk bis 12.12. ": { due: "2026-12-12", assignee: "c", rest: "" },
  "@Anna Brandt bis nächsten Freitag ": { due: "2026-12-11", assignee: "a", rest: "" },
  "@Anna bis Freitag ": null,
  "@VHS bis Freitag ": { due: "2026-12-04", organisation: "k", rest: "" },
  "@Emil-Fischer-Schule bis Freitag ": { due: "2026-12-04", organisation: "e", rest: "" },
  "by Friday ": { due: "2026-12-04", rest: "" },
  "bis zum 12. Dezember R": { due: "2026-12-12", rest: "R" },
  "bis 12. Dezember ": null,
  "bis 12. Dezember 2": null,
  "bis 12. Dezember 2027 ": { due: "2027-12-12", rest: "" },
  "bis Freitag": null,
  "bis dahin ": null,
}
const date = { day: "", from: "", to: "" }
const dates = {
  "12.12.2026 ": { day: "2026-12-12", rest: "" },
  "am Freitag ": { day: "2026-12-04", rest: "" },
  "10:00 ": null,
}
const onDay = {
  "10:00 ": { from: "10:00", to: "", rest: "" },
  "10:00–12:00 ": { from: "10:00", to: "12:00", rest: "" },
  "10 Personen ": null,
}
const begun = { "- 12:00 ": { to: "12:00", rest: "" }, "bis 12 Uhr ": { to: "12:00", rest: "" }, "Uhr ": { rest: "" } }

const flat = read => read && { ...read.values, rest: read.rest }
function tell(table, read) {
  for (const [typed, wanted] of Object.entries(table)) console.log(JSON.stringify({ typed, got: read(typed), wanted }))
}
tell(days, typed => readDay(typed, monday)?.day ?? null)
tell(hours, typed => { const read = readHours(typed); return read && `${read.from} ${read.to}` })
tell(tasks, typed => flat(readTask(typed, task, { people, organisations }, monday)))
tell(dates, typed => flat(readAppointment(typed, date, monday)))
tell(onDay, typed => flat(readAppointment(typed, { ...date, day: "2026-12-12" }, monday)))
tell(begun, typed => flat(readAppointment(typed, { ...date, day: "2026-12-12", from: "10:00" }, monday)))
