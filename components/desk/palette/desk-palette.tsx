'use client'
import { findAlarm } from '#components/live/live-board.ts'
import { useLive } from '#components/live/live-context.tsx'
import { toast } from '#components/ui/toast-store.ts'
import { byUrgency } from '#lib/alarms/queue-order.ts'
import type { Found } from '#lib/response/found.ts'
import { useDesk } from '../desk-context.tsx'
import Palette from './palette.tsx'
import { useOffers } from './use-offers.ts'

/** The palette of this desk: an alarm opens, a camera or unit is shown on the map, a person's most urgent alarm opens. */
export default function DeskPalette({ onHelp, onClose }: { onHelp: () => void; onClose: () => void }) {
  const { desk } = useLive()
  const { place } = useDesk()
  const offers = useOffers(onHelp)
  const go = ({ kind, id, title, at }: Found) => {
    if (kind === 'alarm') {
      place.open(id)
      if (!findAlarm(desk.alarms.get(), id)) toast(`${title} was closed: shown as it ended.`)
    } else if (kind === 'person') {
      const own = [...desk.alarms.get().board.alarms.values()].filter(({ ownerId }) => ownerId === id)
      const [first] = own.sort(byUrgency)
      if (first) place.open(first.id)
      else toast(`${title} has no open alarm.`)
    } else if (at) place.lookAt(at)
    else toast(`Where ${title} is, is not known.`)
  }
  return <Palette offers={offers} onOffer={({ run }) => run()} onFound={go} onClose={onClose} />
}
