import { type KeyboardEvent, useMemo } from 'react'
import { findAlarm } from '#components/live/live-board.ts'
import { useLive } from '#components/live/live-context.tsx'
import { useSettings } from '#components/settings/settings-context.tsx'
import { useSound } from '#components/sound/sound-context.tsx'
import { serverNow } from '#components/ui/ticker.ts'
import { toast } from '#components/ui/toast-store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { MoveName } from '#lib/alarms/moves.ts'
import { latestUndoable } from '../acts/latest-undoable.ts'
import { useMoves } from '../acts/use-moves.ts'
import { useDesk } from '../desk-context.tsx'
import { actOf, type KeyAct, placeOf } from './key-map.ts'
import { boundKeys } from './own-keys.ts'

export const focusQueue = (): void => document.getElementById('queue-list')?.focus()
const focusMap = (): void => document.querySelector<HTMLElement>('.map-leaflet')?.focus()
const focusCard = (): void => document.getElementById('desk-card')?.focus()

/** What the keys open that is not the queue's or the card's. */
interface DeskKeyDoors {
  onHelp: () => void
  onFind: () => void
}

/** The keys of queue and card: they act only while the focus is there (WCAG 2.1.4). */
export function useDeskKeys({ onHelp, onFind }: DeskKeyDoors): (event: KeyboardEvent) => void {
  const { desk } = useLive()
  const { actor, queue, place } = useDesk()
  const move = useMoves()
  const sound = useSound()
  const { keys: mine } = useSettings().settings
  const bound = useMemo(() => boundKeys(mine), [mine])

  /** Along the rows as they stand; the first from nowhere. */
  const step = (by: (at: number, last: number) => number) => {
    const { rows } = queue.view.get().standing
    const at = rows.findIndex(({ id }) => id === place.store.get().alarmId)
    const to = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : by(at, rows.length - 1)))]
    if (to) place.select(to.id)
  }
  /** The group of the selected alarm; folding leaves the selection on its lead. */
  const fold = (open: boolean) => {
    const { alarmId } = place.store.get()
    const alarm = alarmId === null ? undefined : findAlarm(desk.alarms.get(), alarmId)
    if (!alarm) return
    if (!open && alarm.leadId) place.select(alarm.leadId)
    queue.unfold(alarm.leadId ?? alarm.id, open)
  }
  const onSelected = (name: MoveName | ((alarm: Alarm) => MoveName)) => {
    const { alarmId } = place.store.get()
    const alarm: Alarm | undefined = alarmId === null ? undefined : findAlarm(desk.alarms.get(), alarmId)
    if (alarm) move(typeof name === 'function' ? name(alarm) : name, alarm)
  }
  const does: Record<KeyAct, () => void> = {
    next: () => step((at) => at + 1),
    previous: () => step((at) => at - 1),
    first: () => step(() => 0),
    last: () => step((_, last) => last),
    unfold: () => fold(true),
    fold: () => fold(false),
    open: () => {
      const { alarmId } = place.store.get()
      if (alarmId) place.open(alarmId)
      focusCard()
    },
    acknowledge: () => onSelected((alarm) => (alarm.state === 'missed' ? 'explainMissed' : 'acknowledge')),
    verify: () => onSelected('verify'),
    deploy: () => onSelected('deploy'),
    decline: () => onSelected('decline'),
    close: () => onSelected('close'),
    pass: () => onSelected('pass'),
    shelve: () => onSelected((alarm) => (alarm.state === 'shelved' ? 'unshelve' : 'shelve')),
    regrade: () => onSelected('regrade'),
    note: () => onSelected('note'),
    undo: () => {
      const alarm = latestUndoable(desk.alarms.get().board.alarms.values(), actor.id, serverNow())
      if (alarm) move('undo', alarm)
      else
        toast('There is nothing of yours to undo: the time is over, or somebody has acted since.', { tone: 'caution' })
    },
    newestHigh: () => {
      const { newestHigh, standing } = queue.view.get()
      if (newestHigh === null) return
      if (!standing.rows.some(({ id }) => id === newestHigh)) queue.apply()
      place.select(newestHigh)
    },
    apply: queue.apply,
    find: onFind,
    map: () => {
      place.show('map')
      requestAnimationFrame(focusMap)
    },
    silence: sound.silence,
    help: onHelp,
    back: () => {
      if (place.store.get().panel) {
        place.setPanel(null)
        return focusCard()
      }
      place.show('queue')
      focusQueue()
    },
  }
  return (event) => {
    if (event.defaultPrevented) return
    const act = actOf({ ...modifiersOf(event), key: event.key, on: placeOf(event.target) }, bound)
    // With a form open the queue does not walk away under it.
    if (!act || (place.store.get().panel && walking.has(act))) return
    event.preventDefault()
    does[act]()
  }
}

const walking: ReadonlySet<KeyAct> = new Set(['next', 'previous', 'first', 'last', 'fold', 'unfold', 'open'])
const modifiersOf = ({ ctrlKey, altKey, metaKey }: KeyboardEvent) => ({ ctrlKey, altKey, metaKey })
