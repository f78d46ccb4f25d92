import type { FeedHealth } from '#lib/realtime/contract.ts'

/** When a feed is said to be silent or slow (policy). */
export const feedPolicy = { silentSec: 300, slowSec: 60 } as const

export interface FeedRow {
  id: string
  name: string
  lastReceivedAt: Date | null
  delaySec: number | null
}

/** How a feed stands at `at`. One that never sent is not at fault: nobody has connected it yet. */
export function feedHealth({ id, name, lastReceivedAt, delaySec }: FeedRow, at: Date): FeedHealth {
  const told = { id, name, lastReceivedAt: lastReceivedAt?.toISOString() ?? null, delaySec }
  if (!lastReceivedAt) return { ...told, state: 'never' }
  if (at.getTime() - lastReceivedAt.getTime() > feedPolicy.silentSec * 1000) return { ...told, state: 'silent' }
  return { ...told, state: delaySec !== null && delaySec > feedPolicy.slowSec ? 'slow' : 'ok' }
}
