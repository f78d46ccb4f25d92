import { processSlot } from '../core/slot.ts'
import { createLongWork } from '../db/long-work.ts'
import { requireSetting } from '../env.ts'
import type { ImportDeps } from '../hotlists/imports/importer.ts'
import { stageBySize } from '../hotlists/imports/thread/store.ts'
import { commandDeps } from './command-deps.ts'

/** As `commandDeps`, with connections that wait for an import's statements, and who reads its file. */
export function importDeps(): ImportDeps {
  const url = requireSetting('DATABASE_URL')
  const { db } = processSlot('long-work', () => createLongWork(url))
  return { ...commandDeps(), db, url, stage: stageBySize }
}
