import { Tag } from '#components/ui/tag.tsx'
import { type ListAge, listAge } from '#lib/hotlists/list-age.ts'

const words: Record<ListAge, { tone: 'ok' | 'caution' | 'danger'; text: string }> = {
  fresh: { tone: 'ok', text: 'fresh' },
  late: { tone: 'caution', text: 'ageing' },
  old: { tone: 'danger', text: 'old' },
}

/** How fresh a list is, in a word; the same everywhere it is shown. */
export function AgeTag({
  refreshedAt,
  expectedRefreshHours,
  at,
}: {
  refreshedAt: Date
  expectedRefreshHours: number
  at: Date
}) {
  const { tone, text } = words[listAge(refreshedAt, expectedRefreshHours, at)]
  return <Tag tone={tone}>{text}</Tag>
}
