import { useCallback } from 'react'
import { toast } from '#components/ui/toast-store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { checkMove } from '#lib/alarms/lifecycle.ts'
import type { MoveName } from '#lib/alarms/moves.ts'
import { useDesk } from '../desk-context.tsx'
import { type Panel, panels } from '../place.ts'

const isPanel = (name: MoveName): name is Panel & MoveName => (panels as readonly string[]).includes(name)

/** Moves that are whole without another word. */
const wordless = ['acknowledge', 'release', 'acceptPass', 'withdrawPass', 'unshelve', 'unmerge', 'undo'] as const
const isWordless = (name: MoveName): name is (typeof wordless)[number] => (wordless as readonly string[]).includes(name)

/** Begins a move: does it at once where nothing more need be said, opens its form otherwise, or says why not. */
export function useMoves(): (name: MoveName, alarm: Alarm) => void {
  const { acts, actor, place } = useDesk()
  return useCallback(
    (name, alarm) => {
      const check = checkMove(name, alarm, actor)
      if (!check.allowed) toast(check.message, { tone: 'caution' })
      else if (isPanel(name)) {
        place.open(alarm.id)
        place.setPanel(name)
      } else if (isWordless(name)) void acts.run(name, alarm, {})
    },
    [acts, actor, place],
  )
}
