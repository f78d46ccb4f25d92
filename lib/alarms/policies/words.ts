import { entryDefaultsOf } from '../../hotlists/entries/entry-policy.ts'

/** What parts of a policy are called on screen, in files and in refusals. */
export const categoryWords = {
  name: 'Name',
  cause: 'Cause',
  consequence: 'Consequence',
  bandHigh: 'Band of grade High',
  bandMedium: 'Band of grade Medium',
  bandLow: 'Band of grade Low',
  harmWeight: 'Harm weight',
  whatIsThis: 'What is this',
  whatToDo: 'What do I do',
  whoToCall: 'Who do I call',
  escalation: 'Escalation',
  feedOnly: 'Feed only',
  matchPolicy: 'Match policy',
  entryDefaults: 'Defaults of an entry',
} as const

export const timeWords: Readonly<Record<string, string>> = {
  acknowledgeSec: 'Acknowledge within (s)',
  supervisorSec: 'All desks and supervisor after (s)',
  inspectorSec: 'Duty inspector after (s)',
  decideSec: 'Decide within (s)',
  deploySec: 'Deploy within (s)',
  arriveSec: 'In the area within (s)',
  passSec: 'Pass unanswered after (s)',
  missedSec: 'Missed after (s)',
  shelveMaxSec: 'Shelved at most (s)',
}

export const settingWords: Readonly<Record<string, string>> = {
  groupingMinutes: 'A sighting joins warm within (min)',
  delayedSec: 'DELAYED when older than (s)',
  misreadDays: 'A misread is kept from the desk for (days)',
  feedDays: 'A line stays in the feed for (days)',
  undoSec: 'An act can be taken back for (s)',
  escalateSightings: 'An unanswered alarm goes up at so many sightings',
  reopenHours: 'A closed alarm can be opened for (h)',
}

/** What a category proposes for a new entry, in words: `grade high, action STOP, weed date after 28 days`. */
export function entryDefaultsWords(stored: unknown): string {
  const { grade, action, lifeDays, reviewDays, confirm } = entryDefaultsOf(stored)
  return [
    `grade ${grade}, action ${action}, weed date after ${lifeDays} days`,
    reviewDays !== undefined && `review every ${reviewDays} days`,
    confirm && 'unconfirmed until somebody confirms it',
  ]
    .filter(Boolean)
    .join(', ')
}
