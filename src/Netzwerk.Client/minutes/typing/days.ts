/** A day of the calendar, read from what somebody types; "open" when a year may still follow. */
export interface ReadDay {
  day: string
  length: number
  open: boolean
}

const weekdays = [
  ["sonntag", "sunday", "sun"],
  ["montag", "monday", "mon"],
  ["dienstag", "tuesday", "tue"],
  ["mittwoch", "wednesday", "wed"],
  ["donnerstag", "thursday", "thu"],
  ["freitag", "friday", "fri"],
  ["samstag", "sonnabend", "saturday", "sat"],
]
// Only with their dot: "bis so …" is no Sunday.
const shortDays = ["so.", "mo.", "di.", "mi.", "do.", "fr.", "sa."]
const months = [
  ["januar", "jan", "january"],
  ["februar", "feb", "february"],
  ["märz", "mär", "march", "mar"],
  ["april", "apr"],
  ["mai", "may"],
  ["juni", "jun", "june"],
  ["juli", "jul", "july"],
  ["august", "aug"],
  ["september", "sep", "sept"],
  ["oktober", "okt", "october", "oct"],
  ["november", "nov"],
  ["dezember", "dez", "december", "dec"],
]
const near: Record<string, number> = { heute: 0, today: 0, morgen: 1, tomorrow: 1, übermorgen: 2 }
const units: Record<string, number> = { tag: 1, tagen: 1, day: 1, days: 1, woche: 7, wochen: 7, week: 7, weeks: 7 }
const few: Record<string, number> = { einem: 1, einer: 1, a: 1, one: 1, zwei: 2, two: 2, drei: 3, three: 3, vier: 4, four: 4 }

const alternatives = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|")
const pattern = (text: string) => new RegExp(`^(?:${text})(?![\\p{L}\\p{N}])`, "iu")
const month = alternatives(months.flat())
const patterns = {
  iso: pattern("(\\d{4})-(\\d{2})-(\\d{2})"),
  german: pattern("(\\d{1,2})\\. ?(\\d{1,2})\\.(?:(\\d{4}|\\d{2}))?"),
  british: pattern("(\\d{1,2})/(\\d{1,2})/(\\d{4})"),
  named: pattern(`(\\d{1,2})\\.? (${month})\\.?(?: (\\d{4}))?`),
  monthFirst: pattern(`(${month}) (\\d{1,2})(?:,? (\\d{4}))?`),
  near: pattern(alternatives(Object.keys(near))),
  distance: pattern(`in (\\d{1,2}|${alternatives(Object.keys(few))}) (${alternatives(Object.keys(units))})`),
  weekday: pattern(`(?:(nächste[nmrs]?|next|kommende[nmrs]?|diese[nmrs]?|this|coming|am|on) )?(${alternatives(weekdays.flat())}|(?:so|mo|di|mi|do|fr|sa)\\.)`),
}

const indexIn = (lists: readonly string[][], word: string) => lists.findIndex(words => words.includes(word.toLowerCase()))
const plus = (day: Date, days: number) => new Date(day.getTime() + days * 86_400_000)
const written = (day: Date) => day.toISOString().slice(0, 10)

/** Today where the reader is, as midnight in UTC: only the day counts here. */
export const today = (now = new Date()) => new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()))

/** A day that exists; without a year the next such day. */
function dayOf(from: Date, year: string | undefined, monthIndex: number, day: number) {
  const wanted = year === undefined ? from.getUTCFullYear() : Number(year.length === 2 ? "20" + year : year)
  for (const add of year === undefined ? [0, 1] : [0]) {
    const found = new Date(Date.UTC(wanted + add, monthIndex, day))
    if (found.getUTCMonth() === monthIndex && found.getUTCDate() === day && (year !== undefined || found >= from)) return found
  }
  return null
}

/** "Friday" is the next one; "next Friday" is the one of the week after this. */
function weekday(from: Date, before: string | undefined, word: string) {
  const wanted = Math.max(indexIn(weekdays, word), shortDays.indexOf(word.toLowerCase()))
  if (/^(nächst|next)/i.test(before ?? "")) return plus(from, 7 - ((from.getUTCDay() + 6) % 7) + ((wanted + 6) % 7))
  return plus(from, (wanted - from.getUTCDay() + 6) % 7 + 1)
}

/** The day at the start of a text, in German or English. */
export function readDay(text: string, from: Date): ReadDay | null {
  const at = (found: RegExpExecArray, day: Date | null, open = false) =>
    day && { day: written(day), length: found[0].length, open }
  let found: RegExpExecArray | null
  if ((found = patterns.iso.exec(text))) return at(found, dayOf(from, found[1], Number(found[2]) - 1, Number(found[3])))
  if ((found = patterns.german.exec(text)) || (found = patterns.british.exec(text)))
    return at(found, dayOf(from, found[3], Number(found[2]) - 1, Number(found[1])))
  if ((found = patterns.named.exec(text)))
    return at(found, dayOf(from, found[3], indexIn(months, found[2]), Number(found[1])), found[3] === undefined)
  if ((found = patterns.monthFirst.exec(text)))
    return at(found, dayOf(from, found[3], indexIn(months, found[1]), Number(found[2])), found[3] === undefined)
  if ((found = patterns.near.exec(text))) return at(found, plus(from, near[found[0].toLowerCase()]))
  if ((found = patterns.distance.exec(text))) {
    const count = few[found[1].toLowerCase()] ?? Number(found[1])
    return at(found, plus(from, count * units[found[2].toLowerCase()]))
  }
  if ((found = patterns.weekday.exec(text))) return at(found, weekday(from, found[1], found[2]))
  return null
}

export interface ReadHours {
  from: string
  to: string
  length: number
}

const clock = "(\\d{1,2})(?:[:.](\\d{2}))?(?: ?(?:uhr|h))?"
const hours = new RegExp(`^(?:um |at |von |from |ab )?${clock}(?: ?(?:-|–|bis|to|until) ?${clock})?(?![\\p{L}\\p{N}:.])`, "iu")
const time = (hour?: string, minute?: string) =>
  hour !== undefined && Number(hour) < 24 && Number(minute ?? 0) < 60 ? hour.padStart(2, "0") + ":" + (minute ?? "00") : ""

/** "10:00", "10 Uhr", "10:00–12:00 Uhr"; a bare number is no time. */
export function readHours(text: string): ReadHours | null {
  const found = hours.exec(text)
  const from = time(found?.[1], found?.[2])
  if (!found || from === "" || /^\d+$/.test(found[0])) return null
  return { from, to: time(found[3], found[4]), length: found[0].length }
}
