const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23', ...options })

const time = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const hourAndMinute = format({ hour: '2-digit', minute: '2-digit' })
const day = format({ weekday: 'short', day: 'numeric', month: 'short' })
const zone = format({ timeZoneName: 'short' })

/** `21:12:47` in London. Instants are milliseconds or ISO 8601. */
export const londonTime = (at: number | string): string => time.format(new Date(at))
/** `21:12` in London. */
export const londonMinute = (at: number | string): string => hourAndMinute.format(new Date(at))
/** `Sun 22 Nov` in London. */
export const londonDay = (at: number | string): string => day.format(new Date(at)).replace(',', '')
/** `GMT` or `BST`. */
export const londonZone = (at: number | string): string =>
  zone.formatToParts(new Date(at)).find((part) => part.type === 'timeZoneName')?.value ?? ''
