import { z } from 'zod'
import { isPattern, normalisePattern } from '../../reads/mark/normalise.ts'
import { refuseMark } from '../../reads/mark/pattern.ts'
import { warningSignalNames } from '../warning-signals.ts'
import { DAY_MS, type EntryCategory, type EntryPolicy } from './entry-policy.ts'

export const grades = ['high', 'medium', 'low'] as const
export const actions = ['STOP', 'SILENT', 'seen'] as const
export const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET'] as const

const text = (limit: number) => z.string().trim().max(limit, `at most ${limit} characters`)
const optional = (limit: number) =>
  text(limit)
    .nullish()
    .transform((value) => value || null)
const Minute = z.int().min(0).max(1440)

/** An entry as a person writes it: the 16 columns of the VOI layout and what DOMAIN §4 and §10 add. */
export const EntryFields = z.strictObject({
  hotlistId: z.string().min(1).max(64),
  vrm: text(64).transform(normalisePattern),
  make: optional(40),
  model: optional(40),
  colour: optional(40),
  action: z.enum(actions),
  warningSignals: z.array(z.string().refine((code) => code in warningSignalNames, 'not a warning signal')).max(12),
  reason: text(200),
  category: text(64),
  grade: z.enum(grades),
  nimCode: optional(16),
  information: text(2000),
  forceId: text(64),
  contact: text(200),
  ownerId: text(64),
  weedAt: z.iso.datetime({ offset: true }),
  pncId: optional(40),
  marking: z.enum(markings),
  cadReference: optional(64),
  operationalInstructions: optional(2000),
  sourceReference: text(100),
  scope: z
    .strictObject({
      forceIds: z.array(z.string()).min(1).optional(),
      hours: z.strictObject({ fromMinute: Minute, toMinute: Minute }).optional(),
    })
    .nullable(),
})
export type EntryFields = z.infer<typeof EntryFields>

export interface Problem {
  field: keyof EntryFields
  message: string
}

const mandatory: Partial<Record<keyof EntryFields, string>> = {
  vrm: 'Give the mark, or the part of it that is known',
  reason: 'Say why the vehicle is wanted',
  category: 'Choose what kind of entry this is',
  information: 'Say what whoever finds it must know or do',
  forceId: 'Choose the force that owns it',
  contact: 'Name whom to call about it',
  ownerId: 'Choose who answers for it and reviews it',
  sourceReference: 'Give the reference of the report it comes from',
}

export interface EntryRules {
  policy: EntryPolicy
  categories: readonly EntryCategory[]
  /** The list holds SILENT entries only, and no other does. */
  covertList: boolean
  now: Date
}

/** Everything that keeps these fields from being an entry; the same on the form and on the server. */
export function problemsOf(entry: EntryFields, { policy, categories, covertList, now }: EntryRules): Problem[] {
  const problems: Problem[] = []
  const add = (field: keyof EntryFields, message: string) => problems.push({ field, message })
  for (const [field, message] of Object.entries(mandatory)) {
    if (!entry[field as keyof EntryFields]) add(field as keyof EntryFields, message)
  }
  const bad = entry.vrm === '' ? undefined : refuseMark(entry.vrm)
  if (bad) add('vrm', bad)
  if (entry.category !== '' && !categories.some(({ code }) => code === entry.category)) {
    add('category', 'The alarm policy in force does not have this category')
  }
  if (covertList && entry.action !== 'SILENT') add('action', 'A covert list holds SILENT entries only')
  if (!covertList && entry.action === 'SILENT') add('action', 'SILENT entries are for covert lists')
  const lifeMs = Date.parse(entry.weedAt) - now.getTime()
  const longestDays = isPattern(entry.vrm) ? policy.partialLifeDays : policy.longestLifeDays
  if (lifeMs <= 0) add('weedAt', 'The weed date has passed')
  else if (lifeMs > longestDays * DAY_MS) {
    const what = isPattern(entry.vrm) ? 'A partial mark' : 'An entry'
    add('weedAt', `${what} may stand for ${longestDays} days at a time (policy): extend it when it is reviewed`)
  }
  return problems
}

export const wordsOf = (problems: readonly Problem[]): string => problems.map(({ message }) => message).join('. ')
