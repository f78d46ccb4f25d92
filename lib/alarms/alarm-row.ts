import { Alarm } from './alarm.ts'
import { AlarmEvent } from './alarm-event.ts'

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
// Each name is made once: a board of a thousand alarms has seventy thousand of them.
const camels = new Map<string, string>()
function camel(column: string): string {
  const known = camels.get(column)
  if (known !== undefined) return known
  const made = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  camels.set(column, made)
  return made
}

const isInstantColumn = (column: string) => column === 'at' || column.endsWith('_at')

/**
 * A row with its columns named as our fields and its instants as ISO strings in UTC, whether it came as a row (Dates)
 * or out of `to_jsonb` (strings). Only the outermost keys are renamed: what lies inside jsonb is already ours.
 */
export function fieldsOf(row: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(row).map(([column, value]) => {
    if (value instanceof Date) return [camel(column), value.toISOString()]
    if (typeof value === 'string' && isInstantColumn(column)) return [camel(column), new Date(value).toISOString()]
    return [camel(column), value]
  })
  return Object.fromEntries(fields)
}

/** Every field of an alarm with its column, in the order of the contract: what a store writes. */
export const alarmColumns = (Object.keys(Alarm.shape) as (keyof Alarm)[]).map((field) => ({
  field,
  column: snake(field),
}))

/** The columns of an alarm as a select list, e.g. `select('a')` is `a.id, a.version, …`. */
export const selectAlarm = (alias: string): string => alarmColumns.map(({ column }) => `${alias}.${column}`).join(', ')

/** A row of `alarm` as pg or Prisma returns it; what is not the alarm's (last_seq) is left out. Throws on anything else. */
export const alarmFromRow = (row: Record<string, unknown>): Alarm => Alarm.parse(fieldsOf(row))

/** A row of `alarm_event`; pg returns bigint as text. */
export const eventFromRow = (row: Record<string, unknown>): AlarmEvent =>
  AlarmEvent.parse({ ...fieldsOf(row), seq: Number(row.seq) })
