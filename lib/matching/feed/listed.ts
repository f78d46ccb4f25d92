import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import type { ListedMark } from '../listed-mark.ts'
import type { EntryRow } from './queries.ts'

/** An entry as the matcher holds it. It stops matching at its weed date by itself, whenever the lists are read next. */
export function listedMark(row: EntryRow): ListedMark {
  return {
    entryId: row.id,
    listId: row.hotlist_id,
    mark: normalisePattern(row.vrm),
    restricted: row.action === 'SILENT',
    category: row.category,
    ...(row.weed_at && { scope: { untilMs: row.weed_at.getTime() } }),
    ...(row.make && { make: row.make }),
    ...(row.model && { model: row.model }),
    ...(row.colour && { colour: row.colour }),
  }
}
