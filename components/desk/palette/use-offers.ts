import { useRouter } from 'next/navigation'
import { findAlarm } from '#components/live/live-board.ts'
import { useLive } from '#components/live/live-context.tsx'
import { useSettings } from '#components/settings/settings-context.tsx'
import { checkMove } from '#lib/alarms/lifecycle.ts'
import { type MoveName, moveNames, moves } from '#lib/alarms/moves.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import { useMoves } from '../acts/use-moves.ts'
import { useDesk } from '../desk-context.tsx'
import { type KeyAct, keyActs } from '../keys/key-map.ts'
import { shownKey } from '../keys/own-keys.ts'
import { openMapWindow } from '../windows/open-map-window.ts'
import type { Offer } from './offers.ts'

/** A unit's step is chosen beside the unit, so it is no offer of its own. */
const notOffered: ReadonlySet<MoveName> = new Set(['moveDeployment'])
const isKeyAct = (name: string): name is KeyAct => Object.hasOwn(keyActs, name)

/** What can be done now: the moves that the table allows on the selected alarm, then acts of the desk itself. */
export function useOffers(onHelp: () => void): Offer[] {
  const { desk } = useLive()
  const { actor, queue, place } = useDesk()
  const { keys } = useSettings().settings
  const move = useMoves()
  const router = useRouter()
  const { alarmId } = place.store.get()
  const alarm = alarmId === null ? undefined : findAlarm(desk.alarms.get(), alarmId)
  const key = (name: string) => (isKeyAct(name) ? shownKey(name, keys) : null)
  const offer = (id: string, label: string, run: () => void): Offer => ({ id, label, key: key(id), run })
  const onAlarm = alarm
    ? moveNames
        .filter((name) => !notOffered.has(name) && checkMove(name, alarm, actor).allowed)
        .map((name) => offer(name, `${moves[name].label} ${displayMark(alarm.vrm)}`, () => move(name, alarm)))
    : []
  return [
    ...onAlarm,
    offer('newestHigh', keyActs.newestHigh.label, () => {
      const { newestHigh } = queue.view.get()
      if (newestHigh) place.open(newestHigh)
    }),
    offer('apply', keyActs.apply.label, queue.apply),
    offer('mapWindow', 'Open the map in its own window', openMapWindow),
    offer('help', 'Show the keys', onHelp),
    offer('settings', 'Change settings', () => router.push('/settings')),
  ]
}
