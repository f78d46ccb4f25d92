import type { AlarmDetail } from '#lib/alarms/detail.ts'
import type { DetailState } from './use-detail.ts'

/** Something that only the alarm's detail knows: its words, or that it is on its way, or that it could not be fetched. */
export type Said = { words: string } | 'coming' | 'missing'

/** Says it once the detail is there, and nothing of it before. */
export function said(
  { detail, fault }: Pick<DetailState, 'detail' | 'fault'>,
  words: (detail: AlarmDetail) => string,
): Said {
  if (detail) return { words: words(detail) }
  return fault === null ? 'coming' : 'missing'
}
