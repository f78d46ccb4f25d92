import { isPattern } from '#lib/reads/mark/normalise.ts'
import { entryLimits } from '../entry-limits.ts'
import type { FileEntry, RowContext } from './file-entry.ts'
import type { FileField } from './layout.ts'
import { markOf } from './row-mark.ts'
import { quote, Refused, type RowRefusal } from './row-refusal.ts'
import { actionOf, categoryOf, forceOf, gradeOf, opOf, signalsOf } from './row-values.ts'
import { parseWeedDate } from './weed-date.ts'

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
