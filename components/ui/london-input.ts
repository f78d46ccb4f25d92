const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant as `<input type="datetime-local">` wants it, in London: `2026-11-22T21:05`. */
export const toLondonInput = (at: number | string): string => parts.format(new Date(at)).replace(' ', 'T')

/** What stands in such an input as an instant in UTC; undefined when it is empty or no time. */
export function fromLondonInput(text: string): string | undefined {
  // A bare `:00Z` is a date to some engines: only what such an input writes is read.
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return undefined
  // London is at UTC or an hour ahead: the one that gives the same words back is right.
  const found = [asUtc, asUtc - 3_600_000].find((at) => toLondonInput(at) === text) ?? asUtc
  return new Date(found).toISOString()
}
