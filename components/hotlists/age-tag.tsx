import { Tag } from '#components/ui/tag.tsx'
import { type ListAge, listAge } from '#lib/hotlists/list-age.ts'

const tones: Record<ListAge, 'ok' | 'caution' | 'danger'> = { fresh: 'ok', late: 'caution', old: 'danger' }

/** How fresh a list is, in a word; the same everywhere it is shown. */
export const AgeWord = ({ age }: { age: ListAge }) => <Tag tone={tones[age]}>{age}</Tag>

export interface ListAgeProps {
  refreshedAt: Date
  expectedRefreshHours: number
  at: Date
}

export const AgeTag = ({ refreshedAt, expectedRefreshHours, at }: ListAgeProps) => (
  <AgeWord age={listAge(refreshedAt, expectedRefreshHours, at)} />
)
