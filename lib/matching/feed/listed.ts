import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import type { EntryDetail, ListedMark } from '../listed-mark.ts'
import { entryScope, MatchPolicy, mergePolicies, type StoredPolicies, StoredScope } from '../match-policy.ts'
import { cutLine, textOf } from './entry-lines.ts'
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

/** Kinds of entries that are remembered; a list in which each entry has a scope of its own has as many as entries. */
const MOST_ALIKE = 20_000

/**
 * Entries as the matcher holds them, from rows of their table or lines of a COPY: those alike share one object, so that a
 * million of them cost the collector nothing. An entry stops matching at its weed date by itself, whenever the lists are
 * read next. A scope that cannot be read narrows nothing: a vehicle told too often is seen and put right, one never told
 * is not.
 */
export function entryReader(
  policyOf: MatchPolicies = noPolicies,
  complain: (entryId: string, reason: string) => void = () => {},
) {
  let known = new Map<string, Alike>()

  function alikeOf(written: string): Alike {
    const found = known.get(written)
    if (found) return found
    if (known.size >= MOST_ALIKE) known = new Map()
    // A copy: what is cut out of a piece of the stream would hold all of it.
    const kept = Buffer.from(written).toString()
    const [list, action, category, make, model, colour, scope] = kept.split('\t').map(textOf)
    const alike = alikeIn(
      {
        hotlist_id: list ?? '',
        action: action ?? '',
        category: category ?? '',
        make: make ?? null,
        model: model ?? null,
        colour: colour ?? null,
        scope: JSON.parse(scope ?? 'null'),
      },
      policyOf,
    )
    known.set(kept, alike)
    return alike
  }

  function listed(entryId: string, vrm: string, weedAtMs: number | undefined, alike: Alike): ListedMark {
    const { listId, detail, problem } = alike
    if (problem) complain(entryId, problem)
    return { entryId, listId, mark: normalisePattern(vrm), weedAtMs, detail }
  }

  return {
    row: (row: EntryRow): ListedMark => listed(row.id, row.vrm, row.weed_at?.getTime(), alikeIn(row, policyOf)),
    /** A line of `lineColumns`. */
    line(line: string): ListedMark {
      const [id, vrm, weedAt, alike] = cutLine(line)
      return listed(id, textOf(vrm) ?? '', weedAt === '\\N' ? undefined : Number(weedAt), alikeOf(alike))
    },
  }
}
export type EntryReader = ReturnType<typeof entryReader>

interface Alike {
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
