import type { ChangedFact, FactName } from './said.ts'

/** An entry that was edited, as a line of the log tells it. */
export interface ChangedEntry {
  /** As it was given before. */
  reason: string
  /** Who did it last; null: it is not known. */
  byName: string | null
  /** None: the alarm is older than what is written down of its entries. */
  facts: ChangedFact[]
  /** A file made it another row of its list; absent: it is the row that it was. */
  replaced?: { entryId: string; by: string }
}

const called: Record<FactName, string> = {
  grade: 'grade',
  reason: 'reason',
  category: 'category',
  action: 'action',
  warningSignals: 'warning signals',
  make: 'make',
  model: 'model',
  colour: 'colour',
  information: 'information',
  operationalInstructions: 'instructions',
  override: 'override of its grade',
  forceId: 'force',
  contact: 'contact',
  weedAt: 'weed date',
  pncId: 'PNC id',
  marking: 'marking',
  cadReference: 'log',
  sourceReference: 'source reference',
}

/** Whole sentences: what they are now is on the card. */
const long: ReadonlySet<FactName> = new Set(['information', 'operationalInstructions', 'override'])

const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' })
const shown = (name: FactName, value: string | null) => {
  if (value === null) return 'none'
  return name === 'weedAt' ? minute.format(new Date(value)) : value
}

function factWords({ name, before, after }: ChangedFact, brief: boolean): string {
  if (!long.has(name)) return `${called[name]} ${shown(name, before)} to ${shown(name, after)}`
  if (before === null) return `${called[name]} added`
  return `${called[name]} ${after === null ? 'removed' : 'changed'}${brief ? '' : `, before: “${before}”`}`
}

/** `Wanted on warrant: grade medium to high, by A. Example`; `brief`: without what long texts were. */
export function changedWords({ reason, byName, facts }: ChangedEntry, { brief = false } = {}): string {
  const said = facts.length > 0 ? facts.map((fact) => factWords(fact, brief)).join(', ') : 'edited'
  return `${reason}: ${said}${byName ? `, by ${byName}` : ''}`
}
