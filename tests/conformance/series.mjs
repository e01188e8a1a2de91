// Prints as JSON which dates other people's parsers work out of calendars of series: node series.mjs FOLDER
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const MOST = 500;
const from = new Date("2020-01-01T00:00:00Z");
const to = new Date("2040-01-01T00:00:00Z");
const iso = (time) => new Date(time.toUnixTime() * 1000).toISOString();

function icaljs(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const parts = calendar.getAllSubcomponents("vevent");
  const master = parts.find((p) => !p.hasProperty("recurrence-id"));
  if (!master) return parts.map((p) => iso(p.getFirstPropertyValue("dtstart")));
  const event = new ICAL.Event(master);
  for (const part of parts) if (part !== master) event.relateException(part);
  const dates = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && dates.length < MOST; next = iterator.next()) {
    dates.push(iso(event.getOccurrenceDetails(next).startDate));
  }
  return dates;
}

function nodeical(text) {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter((c) => c?.type === "VEVENT");
  return events.flatMap((event) =>
    event.rrule
      ? nodeIcal.expandRecurringEvent(event, { from, to }).map((date) => date.start.toISOString())
      : [event.start.toISOString()],
  );
}

const folder = process.argv[2];
const all = [];
for (const file of (await readdir(folder)).filter((f) => f.endsWith(".ics")).sort()) {
  const text = await readFile(join(folder, file), "utf8");
  all.push({ name: file.replace(/\.ics$/, ""), icalJs: icaljs(text).sort(), nodeIcal: nodeical(text).sort() });
}
process.stdout.write(JSON.stringify(all));
