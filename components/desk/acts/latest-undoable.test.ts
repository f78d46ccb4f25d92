import { expect, it } from 'vitest'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { latestUndoable } from './latest-undoable.ts'

const now = Date.parse('2026-11-22T21:00:05.000Z')
const acted = (id: string, second: number, byId = 'me') =>
  anAlarm({
    id,
    undoable: {
      kind: 'shelved',
      byId,
      version: 2,
      untilAt: `2026-11-22T21:00:${String(second).padStart(2, '0')}.000Z`,
    },
  })

it('is the newest of one’s own that is still in time', () => {
  const alarms = [
    anAlarm({ id: 'none' }),
    acted('late', 4),
    acted('older', 8),
    acted('newest', 12),
    acted('other', 14, 'you'),
  ]
  expect(latestUndoable(alarms, 'me', now)?.id).toBe('newest')
  expect(latestUndoable(alarms, 'me', now + 8_000)).toBeUndefined()
})
