import type { EntryDefaults } from '#lib/hotlists/entries/entry-policy.ts'

/** What a category proposes for a new entry (policy): the graver, the shorter it stands and the sooner it is looked at. */
const usual: EntryDefaults = { grade: 'medium', action: 'STOP', lifeDays: 28, reviewDays: 14, confirm: false }
const ofLife: EntryDefaults = { ...usual, grade: 'high', lifeDays: 3, reviewDays: 1 }
const ofCategory: Readonly<Record<string, EntryDefaults>> = {
  'threat-to-life': ofLife,
  kidnap: ofLife,
  'missing-vulnerable': { ...ofLife, lifeDays: 7 },
  missing: { ...usual, lifeDays: 14, reviewDays: 2 },
  firearms: { ...usual, lifeDays: 7, reviewDays: 3 },
  'wanted-violence': { ...usual, lifeDays: 28, reviewDays: 7 },
  stolen: { ...usual, grade: 'low', lifeDays: 42, confirm: true },
  'stolen-plates': { ...usual, grade: 'low', lifeDays: 42, confirm: true },
  'drink-drive': { ...usual, grade: 'low', lifeDays: 14 },
  'fuel-theft': { ...usual, grade: 'low' },
  'intelligence-silent': { ...usual, action: 'SILENT' },
  'no-insurance': { ...usual, grade: 'low', action: 'seen', lifeDays: 28 },
}

export const entryDefaultsOfCategory = (code: string): EntryDefaults => ofCategory[code] ?? usual
