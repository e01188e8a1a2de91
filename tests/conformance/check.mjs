// Prints as JSON what other people's parsers read in mails: node check.mjs FOLDER
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import ICAL from "ical.js";
import { simpleParser } from "mailparser";
import nodeIcal from "node-ical";
import PostalMime from "postal-mime";

const html = new HtmlValidate({ extends: ["html-validate:a11y", "html-validate:document"] });
const bare = (address) => String(address ?? "").replace(/^mailto:/i, "");
const mailboxes = (list) => (list ?? []).map((m) => ({ address: m.address ?? "", name: m.name ?? "" }));
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
const attempt = async (work) => {
  try {
    return await work();
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
};

async function postal(raw) {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  return {
    subject: mail.subject ?? "",
    from: mailboxes([mail.from]),
    to: mailboxes(mail.to),
    replyTo: mailboxes(mail.replyTo),
    messageId: mail.messageId ?? "",
    date: new Date(mail.date).toISOString(),
    text: mail.text ?? "",
    html: mail.html ?? "",
    headers: mail.headers.map((h) => h.key),
    parts: mail.attachments.map((a) => ({
      name: a.filename ?? "",
      type: a.mimeType,
      method: a.method ?? "",
      disposition: a.disposition ?? "",
      content: base64(a.content),
    })),
  };
}

async function mailparser(raw) {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  return {
    subject: mail.subject ?? "",
    from: mailboxes(mail.from?.value),
    to: mailboxes(mail.to?.value),
    replyTo: mailboxes(mail.replyTo?.value),
    messageId: mail.messageId ?? "",
    date: mail.date.toISOString(),
    text: mail.text ?? "",
    html: mail.html || "",
    headers: mail.headerLines.map((h) => h.key),
    parts: mail.attachments.map((a) => ({
      name: a.filename ?? "",
      type: a.contentType,
      method: "",
      disposition: a.contentDisposition ?? "",
      content: base64(a.content),
    })),
  };
}

function icaljs(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents("vtimezone");
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent");
  const event = events[0];
  // A declined proposal names no date.
  const instant = (name) => {
    const value = event.getFirstPropertyValue(name);
    return value ? new Date(value.toUnixTime() * 1000).toISOString() : null;
  };
  const person = (property) => ({
    address: bare(property.getFirstValue()),
    name: property.getFirstParameter("cn") ?? "",
    participation: property.getFirstParameter("partstat") ?? "",
    rsvp: property.getFirstParameter("rsvp") === "TRUE",
  });
  return {
    method: calendar.getFirstPropertyValue("method"),
    events: events.length,
    uid: event.getFirstPropertyValue("uid"),
    sequence: event.getFirstPropertyValue("sequence"),
    stamp: instant("dtstamp"),
    start: instant("dtstart"),
    end: instant("dtend"),
    zone: event.getFirstProperty("dtstart")?.getFirstParameter("tzid") ?? "",
    summary: event.getFirstPropertyValue("summary") ?? "",
    location: event.getFirstPropertyValue("location") ?? "",
    description: event.getFirstPropertyValue("description") ?? "",
    status: event.getFirstPropertyValue("status") ?? "",
    organizer: person(event.getFirstProperty("organizer")),
    attendees: event.getAllProperties("attendee").map(person),
  };
}

function nodeical(text) {
  const calendar = nodeIcal.sync.parseICS(text);
  const events = Object.values(calendar).filter((c) => c?.type === "VEVENT");
  const event = events[0];
  // A property without parameters is a text, one with parameters an object.
  const value = (v) => (v && typeof v === "object" && "val" in v ? v.val : v) ?? "";
  const moment = (date) => (date && !Number.isNaN(date.getTime()) ? date.toISOString() : null);
  const person = (p) => ({
    address: bare(value(p)),
    name: p.params?.CN ?? "",
    participation: p.params?.PARTSTAT ?? "",
    rsvp: String(p.params?.RSVP) === "TRUE" || p.params?.RSVP === true,
  });
  return {
    method: event.method ?? calendar.vcalendar?.method ?? "",
    events: events.length,
    uid: event.uid,
    sequence: Number(event.sequence),
    stamp: event.dtstamp.toISOString(),
    start: moment(event.start),
    end: moment(event.end),
    zone: event.start?.tz ?? "",
    summary: value(event.summary),
    location: value(event.location),
    description: value(event.description),
    status: event.status ?? "",
    organizer: person(event.organizer),
    attendees: [event.attendee].flat().map(person),
  };
}

async function htmlFaults(source) {
  const report = await html.validateString(source);
  return report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column})`));
}

async function facts(folder, file) {
  const raw = await readFile(join(folder, file));
  const mime = await attempt(() => postal(raw));
  const invitation = mime.parts?.find((p) => p.type === "text/calendar");
  const text = invitation && Buffer.from(invitation.content, "base64").toString("utf8");
  return {
    name: file.replace(/\.eml$/, ""),
    postalMime: mime,
    mailparser: await attempt(() => mailparser(raw)),
    icalJs: text ? await attempt(() => icaljs(text)) : null,
    nodeIcal: text ? await attempt(() => nodeical(text)) : null,
    htmlFaults: mime.html ? await htmlFaults(mime.html) : [],
  };
}

const folder = process.argv[2];
const files = (await readdir(folder)).filter((f) => f.endsWith(".eml")).sort();
const all = [];
for (const file of files) all.push(await facts(folder, file));
process.stdout.write(JSON.stringify(all));
