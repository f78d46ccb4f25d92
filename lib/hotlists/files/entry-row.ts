import { isPattern, normalisePattern } from '#lib/reads/mark/normalise.ts'
import { refuseMark } from '#lib/reads/mark/pattern.ts'
import { LONGEST_MARK } from '#lib/reads/mark/shape.ts'
import { entryLimits } from '../entry-limits.ts'
import type { Columns, FileField, Layout } from './layout.ts'
import { parseWeedDate } from './weed-date.ts'

export type Action = 'STOP' | 'SILENT' | 'seen'
export type Grade = 'high' | 'medium' | 'low'
export const deltaOps = ['add', 'change', 'withdraw'] as const
export type DeltaOp = (typeof deltaOps)[number]

/** What a file says of one entry, checked. */
export interface FileEntry {
  op: DeltaOp | null
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: Action
  warningSignals: string[]
  reason: string
  category: string
  grade: Grade
  nimCode: string | null
  information: string | null
  forceId: string
  contact: string | null
  weedAt: Date | null
  pncId: string | null
  marking: string | null
  cadReference: string | null
  operationalInstructions: string | null
  sourceReference: string | null
}

export interface RowRefusal {
  code: string
  field: FileField | null
  value: string | null
  reason: string
  /** The mark, when it could be read: what is listed under it is not withdrawn because its new row is bad. */
  vrm?: string
}

export interface RowContext {
  columns: Columns
  layout: Layout
  /** A delta's rows say what to do. */
  kind: 'full' | 'delta'
  covert: boolean
  /** The list's own force, for rows that name none. */
  forceId: string
  /** Forces by id and by name, in lower case. */
  forces: ReadonlyMap<string, string>
  /** Categories by code and by name, in lower case. */
  categories: ReadonlyMap<string, string>
  at: Date
}

/** A partial mark in a file needs a weed date within so many days (policy): it calls strangers' cars. */
export const partialMarkDays = 28
const DAY_MS = 86_400_000
const optionalTexts = [
  'make',
  'model',
  'colour',
  'nimCode',
  'information',
  'contact',
  'pncId',
  'marking',
  'cadReference',
  'operationalInstructions',
  'sourceReference',
] as const
type OptionalText = (typeof optionalTexts)[number]

// No Error: a file of a million bad rows would spend its time on their stacks.
class Refused {
  readonly refusal: RowRefusal
  constructor(refusal: RowRefusal) {
    this.refusal = refusal
  }
}

const quote = (value: string): string => (value.length > 200 ? `${value.slice(0, 200)}…` : value)

/** One row of a file as an entry, or what is wrong with it. Only what a person or a source can put right is refused. */
export function parseEntryRow(cells: readonly string[], context: RowContext): FileEntry | RowRefusal {
  let vrm: string | undefined
  try {
    const written = textOf(cells, context, 'vrm')
    vrm = markOf(written)
    return entryOf(cells, context, vrm)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return vrm === undefined ? error.refusal : { ...error.refusal, vrm }
  }
}

/** Whether a mark is written with letters of another script, which are read as the Latin ones they look like. */
export const hasLookAlikes = (written: string): boolean => /[\u0370-\u052f]/.test(written)

function textOf(cells: readonly string[], { columns }: RowContext, field: FileField): string {
  const column = columns[field]
  const text = column === undefined ? '' : (cells[column] ?? '').trim()
  if (text.includes('\0'))
    throw new Refused({
      code: 'nul',
      field,
      value: quote(text.replaceAll('\0', '␀')),
      reason: 'holds a NUL character, which no text may',
    })
  return text
}

function markOf(written: string): string {
  const refuse = (code: string, reason: string) => new Refused({ code, field: 'vrm', value: quote(written), reason })
  if (written === '') throw refuse('no-mark', 'The row has no mark')
  if (written.length > LONGEST_MARK && written.replace(/[^\p{L}\p{N}?*]/gu, '').length > LONGEST_MARK) {
    throw refuse('bad-mark', `The mark is longer than ${LONGEST_MARK} characters`)
  }
  const mark = normalisePattern(written)
  const reason = refuseMark(mark)
  if (reason) throw refuse('bad-mark', reason.replace(/\.$/, ''))
  return mark
}

function entryOf(cells: readonly string[], context: RowContext, vrm: string): FileEntry {
  const { layout } = context
  const refuse = (code: string, field: FileField, value: string, reason: string) =>
    new Refused({ code, field, value: quote(value), reason })
  const get = (field: FileField): string => textOf(cells, context, field)
  const within = (field: OptionalText | 'reason'): string => {
    const text = get(field)
    if (text.length > entryLimits[field])
      throw refuse('too-long', field, text, `has more than ${entryLimits[field]} characters`)
    return text
  }
  const optional = {} as Record<OptionalText, string | null>
  for (const field of optionalTexts) optional[field] = within(field) || null
  optional.contact ??= layout.defaults?.contact ?? null

  const op = opOf(get('op'), context, refuse)
  const reason = within('reason') || layout.defaults?.reason || ''
  if (reason === '' && op !== 'withdraw') throw refuse('no-reason', 'reason', '', 'The row gives no reason')
  const told = categoryOf(get('category'), reason, context)
  if (!told && op !== 'withdraw') {
    throw refuse(
      'unknown-category',
      'category',
      get('category') || reason,
      'is no category of the alarm policy: map it, or give the list a usual one',
    )
  }
  const grade = gradeOf(get('grade'), refuse) ?? told?.grade ?? layout.defaults?.grade
  if (!grade && op !== 'withdraw')
    throw refuse('no-grade', 'grade', '', 'The row has no grade and the list no usual one')
  const action = actionOf(get('action'), refuse) ?? layout.defaults?.action
  if (!action && op !== 'withdraw')
    throw refuse('no-action', 'action', '', 'The row has no action (STOP, SILENT or seen) and the list no usual one')
  if (action && (action === 'SILENT') !== context.covert) {
    throw context.covert
      ? refuse('not-covert', 'action', action, 'is on a covert list, which holds SILENT entries only')
      : refuse('covert', 'action', action, 'SILENT entries belong on a covert list')
  }
  const order = layout.dates ?? (layout.columns ? 'stated' : 'british')
  const weed = parseWeedDate(get('weedAt'), order)
  if ('reason' in weed) throw refuse('bad-date', 'weedAt', get('weedAt'), weed.reason)
  if (isPattern(vrm) && op !== 'withdraw') {
    const last = context.at.getTime() + partialMarkDays * DAY_MS
    if (weed.at === null || weed.at.getTime() > last) {
      throw refuse('partial-mark', 'vrm', vrm, `A partial mark needs a weed date within ${partialMarkDays} days`)
    }
  }
  return {
    op,
    vrm,
    ...optional,
    action: action ?? (context.covert ? 'SILENT' : 'STOP'),
    warningSignals: signalsOf(get('warningSignals'), refuse),
    reason,
    category: told?.category ?? '',
    grade: grade ?? 'low',
    forceId: forceOf(get('force'), context, refuse),
    weedAt: weed.at,
  }
}

type Refuse = (code: string, field: FileField, value: string, reason: string) => Refused

function opOf(text: string, { kind }: RowContext, refuse: Refuse): DeltaOp | null {
  if (kind === 'full') return null
  const op = deltaOps.find((one) => one === text.toLowerCase())
  if (!op) throw refuse('bad-op', 'op', text, 'A row of a delta says add, change or withdraw')
  return op
}

function categoryOf(text: string, reason: string, { layout, categories }: RowContext) {
  for (const word of [text, reason]) {
    const key = word.toLowerCase()
    if (key === '') continue
    const mapped = layout.categories?.[key]
    if (mapped) return mapped
    const category = categories.get(key)
    if (category) return { category, grade: undefined }
  }
  const usual = layout.defaults?.category
  // A category that the row does name and that we do not know is not quietly taken for the usual one.
  return usual && text === '' ? { category: usual, grade: undefined } : undefined
}

function gradeOf(text: string, refuse: Refuse): Grade | undefined {
  if (text === '') return undefined
  const grade = ({ h: 'high', m: 'medium', l: 'low', high: 'high', medium: 'medium', low: 'low' } as const)[
    text.toLowerCase()
  ]
  if (!grade) throw refuse('bad-grade', 'grade', text, 'is no grade: High, Medium or Low')
  return grade
}

function actionOf(text: string, refuse: Refuse): Action | undefined {
  if (text === '') return undefined
  const action = ({ stop: 'STOP', silent: 'SILENT', seen: 'seen', 'silent seen': 'SILENT' } as const)[
    text.toLowerCase().replace(/[\s/-]+/g, ' ')
  ]
  if (!action) throw refuse('bad-action', 'action', text, 'is no action: STOP, SILENT or seen')
  return action
}

function signalsOf(text: string, refuse: Refuse): string[] {
  if (text === '') return []
  const signals = text
    .toUpperCase()
    .split(/[\s,;/|]+/)
    .filter(Boolean)
  const bad = signals.find((signal) => !/^[A-Z]{2,4}$/.test(signal))
  if (bad !== undefined)
    throw refuse(
      'bad-warning',
      'warningSignals',
      text,
      `“${quote(bad)}” is no warning signal: they are codes of two letters`,
    )
  return [...new Set(signals)].sort()
}

function forceOf(text: string, { forces, forceId }: RowContext, refuse: Refuse): string {
  if (text === '') return forceId
  const [first = ''] = text.split(/[/,;]| - /)
  const found = forces.get(text.toLowerCase()) ?? forces.get(first.trim().toLowerCase())
  if (!found) throw refuse('unknown-force', 'force', text, 'names no force that we know')
  return found
}
