import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { ListedMark } from '../listed-mark.ts'

/**
 * The canary: a synthetic read that goes the whole way of a real one, so that silence on a desk means quiet roads and not
 * a dead machine. Only a holder of the service token can send it, and no mark of a vehicle is like its own.
 */
export const canarySource = 'canary'
export const canaryCamera = 'canary'
export const canaryMark = 'CANARY7777'
export const canaryEntryId = '00000000-0000-4000-8000-0000000ca4a7'
const canaryList = 'canary'

/** The one entry of a list that no table holds. */
export const canaryListed: ListedMark = { entryId: canaryEntryId, listId: canaryList, mark: canaryMark }

/** Where its camera would stand. */
export const canaryPlace = { id: canaryCamera, forceId: '', lat: 0, lon: 0 }

/** A post to the matcher as any camera makes it. */
export const canaryRead = (sentAt: Date) => ({
  vrm: canaryMark,
  cameraId: canaryCamera,
  capturedAt: sentAt.toISOString(),
  confidence: 99,
})

export const isCanaryMatch = ({ entryId, read }: Pick<MatchMessage, 'entryId' | 'read'>): boolean =>
  entryId === canaryEntryId && read.cameraId === canaryCamera

/** The interval that a moment is in. Web processes side by side agree on it, and one of them sends. */
export const slotOf = (atMs: number, everySec: number): bigint => BigInt(Math.floor(atMs / (everySec * 1000)))

/** An unanswered canary is sent again after this, so that a desk hears soon that a fault is over. */
export const retryAfterMs = 10_000
/** How long runs are kept (policy). */
export const keptDays = 31
