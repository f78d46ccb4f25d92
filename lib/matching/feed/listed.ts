import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import type { EntryDetail, ListedMark } from '../listed-mark.ts'
import { entryScope, MatchPolicy, mergePolicies, type StoredPolicies, StoredScope } from '../match-policy.ts'
import type { AlikeRow, EntryRow } from './entry-row.ts'

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
 * Entries as the matcher holds them: those alike share one object, so that a million of them cost the collector nothing.
 * An entry stops matching at its weed date by itself, whenever the lists are read next. A scope that cannot be read narrows
 * nothing: a vehicle told too often is seen and put right, one never told is not.
 */
export function entryReader(
  policyOf: MatchPolicies = noPolicies,
  complain: (entryId: string, reason: string) => void = () => {},
) {
  function listed(entryId: string, mark: string, weedAtMs: number | undefined, alike: Alike): ListedMark {
    const { listId, detail, problem } = alike
    if (problem) complain(entryId, problem)
    return { entryId, listId, mark, weedAtMs, detail }
  }

  return {
    listed,
    row: (row: EntryRow): ListedMark =>
      listed(row.id, normalisePattern(row.vrm), row.weed_at?.getTime(), alikeIn(row, policyOf)),
    /** What is alike, as `entryTexts` writes it. */
    alike(written: string): Alike {
      const [hotlist_id, action, category, make, model, colour, scope] = JSON.parse(written)
      return alikeIn({ hotlist_id, action, category, make, model, colour, scope }, policyOf)
    },
  }
}
export type EntryReader = ReturnType<typeof entryReader>

/** What an entry has like others. */
export interface Alike {
  listId: string
  detail: EntryDetail
  /** Why its scope cannot be read. */
  problem?: string
}

function alikeIn(row: AlikeRow, policyOf: MatchPolicies): Alike {
  const stored = row.scope === null ? nothingStored : StoredScope.safeParse(row.scope)
  const scope = entryScope(stored.data)
  const detail: EntryDetail = {
    restricted: row.action === 'SILENT',
    category: row.category,
    ...policyOf(row.hotlist_id, row.category),
    ...(scope && { scope }),
    ...(row.make && { make: row.make }),
    ...(row.model && { model: row.model }),
    ...(row.colour && { colour: row.colour }),
  }
  return {
    listId: row.hotlist_id,
    detail,
    ...(!stored.success && { problem: `its scope cannot be read: ${stored.error.issues[0]?.message}` }),
  }
}
