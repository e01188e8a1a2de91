// Prints as JSON what other people's parsers read in a calendar feed: node feed.mjs FILE
import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const text = await readFile(process.argv[2], "utf8");

ICAL.TimezoneService.reset();
const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const icalJs = calendar.getAllSubcomponents("vevent").map((event) => ({
  uid: event.getFirstPropertyValue("uid"),
  status: event.getFirstPropertyValue("status"),
  start: new Date(event.getFirstPropertyValue("dtstart").toUnixTime() * 1000).toISOString(),
  summary: event.getFirstPropertyValue("summary"),
}));

const read = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part.type === "VEVENT");
const nodeIcalRead = read.map((event) => ({
  uid: event.uid,
  status: event.status,
  start: event.start.toISOString(),
  summary: event.summary,
}));

console.log(JSON.stringify({ name: calendar.getFirstPropertyValue("name"), icalJs, nodeIcal: nodeIcalRead }));
