import { useSettings } from '#components/settings/settings-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { useTicked } from '#components/ui/ticker.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { useMoves } from '../acts/use-moves.ts'
import { useDesk } from '../desk-context.tsx'
import { keyOfMove } from '../keys/key-of-move.ts'

/** Takes one's last act back, with the seconds that are left for it. */
export function UndoButton({ alarm }: { alarm: Alarm }) {
  const { actor } = useDesk()
  const move = useMoves()
  const { keys } = useSettings().settings
  const untilMs = alarm.undoable?.byId === actor.id ? Date.parse(alarm.undoable.untilAt) : 0
  const left = useTicked((now) => Math.max(0, Math.ceil((untilMs - now) / 1000)))
  if (left === 0) return null
  return (
    <Button
      tone="bare"
      size="small"
      keyHint={keyOfMove('undo', keys)}
      className="-my-1 ml-auto"
      onClick={() => move('undo', alarm)}
    >
      Undo <span className="tabular-nums">{left} s</span>
    </Button>
  )
}
