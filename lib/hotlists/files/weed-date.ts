import { londonInstant } from './london-time.ts'

/** `british`: day before month. `stated`: as nobody said, a date that could be either is refused. */
export const dateOrders = ['british', 'american', 'stated'] as const
export type DateOrder = (typeof dateOrders)[number]

export type WeedDate = { at: Date | null } | { reason: string }

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i
const compact = /^(\d{4})(\d\d)(\d\d)$/
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/
const none = new Set(['', 'none', 'n/a', 'na', 'nil', '-', 'null'])

const MOST_KNOWN = 5000
const known = new Map<string, WeedDate>()

/** As `readWeedDate`; a list has few dates and many rows, so they are remembered. */
export function parseWeedDate(text: string, order: DateOrder): WeedDate {
  const key = `${order} ${text}`
  const before = known.get(key)
  if (before) return before
  const date = readWeedDate(text, order)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, date)
  return date
}

/** Reads a weed date. Without a time it lasts to the end of that day, without a zone it is London's. */
function readWeedDate(text: string, order: DateOrder): WeedDate {
  const given = text.trim()
  if (none.has(given.toLowerCase())) return { at: null }
  const found = iso.exec(given) ?? compact.exec(given)
  if (found) {
    const [, year, month, day, hour, minute, second, zone] = found
    return instant([year, month, day, hour, minute, second], zone)
  }
  const slash = slashed.exec(given)
  if (!slash) return { reason: 'is no date: write 2027-01-31, 31/01/2027 or 31/01/2027 14:30' }
  const [, first = '', then = '', year = '', hour, minute, second] = slash
  if (year.length === 2) return { reason: 'has a year of two digits: write all four' }
  const turned = order === 'american'
  if (order === 'stated' && Number(first) <= 12 && Number(then) <= 12 && Number(first) !== Number(then)) {
    return { reason: 'could be read day first or month first: say in the mapping which of them its source writes' }
  }
  const dayFirst = order === 'stated' ? Number(then) <= 12 : !turned
  const [day, month] = dayFirst ? [first, then] : [then, first]
  return instant([year, month, day, hour, minute, second])
}

function instant(parts: readonly (string | undefined)[], zone?: string): WeedDate {
  const [year = 0, month = 0, day = 0, hour, minute, second] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  )
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return {
      reason: month > 12 && day <= 12 ? `has no month ${month}: is it month first?` : 'is a day that does not exist',
    }
  }
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return { reason: 'is a time that does not exist' }
  if (year < 1990 || year > 2100) return { reason: `is in the year ${year}` }
  if (hour === undefined) {
    const next = new Date(Date.UTC(year, month - 1, day + 1))
    const end = londonInstant(next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate())
    return 'ms' in end ? { at: new Date(end.ms) } : { reason: 'is a time that does not exist' }
  }
  if (zone) {
    const offset = /^z$/i.test(zone) ? 0 : offsetMinutes(zone)
    return { at: new Date(Date.UTC(year, month - 1, day, hour, minute, second ?? 0) - offset * 60_000) }
  }
  const told = londonInstant(year, month, day, hour, minute, second ?? 0)
  if ('ms' in told) return { at: new Date(told.ms) }
  return {
    reason:
      told.problem === 'twice'
        ? 'comes twice in London on the night the clocks go back: write it with its zone, …T01:30:00Z or …+01:00'
        : 'does not exist in London on the night the clocks go forward',
  }
}

function offsetMinutes(zone: string): number {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
