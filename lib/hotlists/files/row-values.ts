import type { Action, DeltaOp, Grade, RowContext } from './file-entry.ts'
import { deltaOps } from './file-entry.ts'
import { quote, type Refuse } from './row-refusal.ts'

export function opOf(text: string, { kind }: RowContext, refuse: Refuse): DeltaOp | null {
  if (kind === 'full') return null
  const op = deltaOps.find((one) => one === text.toLowerCase())
  if (!op) throw refuse('bad-op', 'op', text, 'A row of a delta says add, change or withdraw')
  return op
}

export function categoryOf(text: string, reason: string, { layout, categories }: RowContext) {
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

export function gradeOf(text: string, refuse: Refuse): Grade | undefined {
  if (text === '') return undefined
  const grade = ({ h: 'high', m: 'medium', l: 'low', high: 'high', medium: 'medium', low: 'low' } as const)[
    text.toLowerCase()
  ]
  if (!grade) throw refuse('bad-grade', 'grade', text, 'is no grade: High, Medium or Low')
  return grade
}

export function actionOf(text: string, refuse: Refuse): Action | undefined {
  if (text === '') return undefined
  const action = ({ stop: 'STOP', silent: 'SILENT', seen: 'seen', 'silent seen': 'SILENT' } as const)[
    text.toLowerCase().replace(/[\s/-]+/g, ' ')
  ]
  if (!action) throw refuse('bad-action', 'action', text, 'is no action: STOP, SILENT or seen')
  return action
}

export function signalsOf(text: string, refuse: Refuse): string[] {
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

export function forceOf(text: string, { forces, forceId }: RowContext, refuse: Refuse): string {
  if (text === '') return forceId
  const [first = ''] = text.split(/[/,;]| - /)
  const found = forces.get(text.toLowerCase()) ?? forces.get(first.trim().toLowerCase())
  if (!found) throw refuse('unknown-force', 'force', text, 'names no force that we know')
  return found
}
