import type { Evidence } from '#lib/hotlists/corrections/task.ts'

/** Which characters differ, in words: a colour alone would not be enough. */
export function Characters({ aligned }: { aligned: Evidence['aligned'] }) {
  const differing = aligned.filter(({ state }) => state !== 'same' && state !== 'wildcard')
  if (differing.length === 0) return null
  return (
    <span>
      {differing
        .map(({ read, entry }) =>
          read && entry ? `${read} for ${entry}` : read ? `${read} too many` : `${entry} missing`,
        )
        .join(', ')}
    </span>
  )
}
