export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The first value of a query parameter, trimmed and at most 100 characters; undefined when it says nothing. */
export function textOf(value: string | string[] | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return first?.trim().slice(0, 100) || undefined
}

/** The parameters that are set, as `?a=1&b=2`, or '' when there is none. */
export function queryOf(params: Record<string, string | undefined>): string {
  const set = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}

/** A page number from 1; anything else is the first page. */
export function pageOf(value: string | string[] | undefined): number {
  const page = Number(textOf(value))
  return Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}

/** A sequence of a log; undefined when it is not one. */
export function sequenceOf(value: string | string[] | undefined): bigint | undefined {
  const text = textOf(value)
  return text && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined
}
