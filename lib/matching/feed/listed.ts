import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import type { ListedMark } from '../listed-mark.ts'
import { entryScope, MatchPolicy, mergePolicies, type StoredPolicies, StoredScope } from '../match-policy.ts'
import type { EntryRow } from './entry-row.ts'

/** The policies of each list and category in force, checked once; what cannot be read is told and left out. */
export function matchPolicies(stored: StoredPolicies, complain: (reason: string) => void) {
  const checked = (policies: Readonly<Record<string, unknown>>, what: string) =>
    new Map(
      Object.entries(policies).flatMap(([id, policy]) => {
        const parsed = MatchPolicy.safeParse(policy)
        if (parsed.success) return [[id, parsed.data] as const]
        complain(`the match policy of ${what} ${id} cannot be read: ${parsed.error.issues[0]?.message}`)
        return []
      }),
    )
  const lists = checked(stored.lists, 'list')
  const categories = checked(stored.categories, 'category')
  const merged = new Map<string, ReturnType<typeof mergePolicies>>()
  return (listId: string, category: string) => {
    const key = `${listId}\n${category}`
    let policy = merged.get(key)
    policy ??= mergePolicies(categories.get(category), lists.get(listId))
    merged.set(key, policy)
    return policy
  }
}
export type MatchPolicies = ReturnType<typeof matchPolicies>

const noPolicies: MatchPolicies = () => ({})
const nothingStored = { success: true, data: undefined } as const

/**
 * An entry as the matcher holds it. It stops matching at its weed date by itself, whenever the lists are read next. A
 * scope that cannot be read narrows nothing: a vehicle told too often is seen and put right, one never told is not.
 */
export function listedMark(
  row: EntryRow,
  policyOf: MatchPolicies = noPolicies,
  complain: (reason: string) => void = () => {},
): ListedMark {
  const stored = row.scope === null ? nothingStored : StoredScope.safeParse(row.scope)
  if (!stored.success) complain(`its scope cannot be read: ${stored.error.issues[0]?.message}`)
  const scope = entryScope(stored.data, row.weed_at)
  return {
    entryId: row.id,
    listId: row.hotlist_id,
    mark: normalisePattern(row.vrm),
    restricted: row.action === 'SILENT',
    category: row.category,
    ...policyOf(row.hotlist_id, row.category),
    ...(scope && { scope }),
    ...(row.make && { make: row.make }),
    ...(row.model && { model: row.model }),
    ...(row.colour && { colour: row.colour }),
  }
}
