import type { Snippet } from "./typing/snippets"

/** All words the editor shows or listens to; the page hands them over as JSON in data-strings. */
export interface Strings {
  help: string
  toolbar: string
  present: string
  strong: string
  emphasis: string
  heading: string
  subheading: string
  bulletList: string
  numberedList: string
  decision: string
  vote: string
  task: string
  note: string
  statement: string
  member: string
  date: string
  day: string
  from: string
  to: string
  /** The button that opens the list of what else can be inserted. */
  insert: string
  done: string
  assignee: string
  nobody: string
  organisations: string
  due: string
  table: string
  tableToolbar: string
  rowAbove: string
  rowBelow: string
  deleteRow: string
  columnBefore: string
  columnAfter: string
  deleteColumn: string
  headerRow: string
  deleteTable: string
  mention: string
  someone: string
  undo: string
  redo: string
  /** How this language writes the key, for the titles of buttons. */
  controlKey: string
  suggestions: string
  /** "{0}" is the number of people found. */
  found: string
  image: string
  imageFile: string
  imageAlternative: string
  imageHint: string
  imageInsert: string
  imageCancel: string
  imagePasted: string
  imageNoFile: string
  imageNoAlternative: string
  imageTooLarge: string
  imageUnusable: string
  imageFailed: string
  /** Asked before a decision or task with a wording is deleted, with its three answers. */
  deleteQuestion: string
  deleteLeave: string
  deleteKeepText: string
  deleteDo: string
  connecting: string
  saved: string
  offline: string
  refused: string
  closed: string
  /** Closed before the last words arrived. */
  lost: string
  forbidden: string
  readonly: string
  /** What somebody types at the start of a line to begin a block. */
  decisionTriggers: string[]
  taskTriggers: string[]
  noteTriggers: string[]
  statementTriggers: string[]
  dateTriggers: string[]
}

/** Somebody, or an organisation, that can be named by id. */
export interface Person {
  id: string
  name: string
}

/** What every part of one editor needs to know about its page. */
export interface Context {
  strings: Strings
  people: readonly Person[]
  /** Those that can be given a task. */
  organisations: readonly Person[]
  /** The level of the highest headings in the text. */
  topHeading: number
  /** Where pictures for this text are sent. */
  pictures: string
  mayWrite(): boolean
  /** Texts of the group to insert. */
  snippets: readonly Snippet[]
}

export const nameOf = (context: Context, id: string) =>
  [...context.people, ...context.organisations].find(one => one.id === id)?.name ?? context.strings.someone
