import { processSlot } from '../core/slot.ts'
import { createLongWork } from '../db/long-work.ts'
import { requireSetting } from '../env.ts'
import type { ImportDeps } from '../hotlists/imports/commands.ts'
import { stageInThread } from '../hotlists/imports/thread/store.ts'
import { commandDeps } from './command-deps.ts'

/** As `commandDeps`, with connections that wait for an import's statements, and a thread that reads its file. */
export function importDeps(): ImportDeps {
  const url = requireSetting('DATABASE_URL')
  const { db } = processSlot('long-work', () => createLongWork(url))
  return { ...commandDeps(), db, url, stage: stageInThread }
}
