'use client'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { Plate } from '#components/plate/plate.tsx'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { blockedBy, useAlarm, useDesk } from '../desk-context.tsx'
import { lateClickMs } from '../queue/frozen-order.ts'
import { isUnanswered } from '../queue/section.ts'

/**
 * The line above everything: the newest unacknowledged High with its one act, outside of the list, always as high as it
 * is, so that its coming moves nothing. While a hand is on it, it does not change to another alarm.
 */
export function AttentionStrip() {
  const { queue } = useDesk()
  const newest = useStore(queue.view, (view) => view.newestHigh)
  const [held, setHeld] = useState<string | null>(null)
  const heldAlarm = useAlarm(held)
  const shownId = held && heldAlarm && isUnanswered(heldAlarm) ? held : newest
  const alarm = useAlarm(shownId)
  const waiting = useStore(queue.view, (view) => view.highs)
  return (
    <section
      aria-label="Most urgent"
      onPointerEnter={() => setHeld(shownId)}
      onPointerLeave={() => setHeld(null)}
      onFocus={() => setHeld(shownId)}
      onBlur={() => setHeld(null)}
      className={`flex h-12 shrink-0 items-center gap-3.5 overflow-hidden border-b px-3 ${alarm ? 'border-danger-line bg-danger-ground' : 'border-line'}`}
    >
      {alarm ? <High key={alarm.id} alarm={alarm} waiting={waiting} /> : <NoHigh />}
    </section>
  )
}

function High({ alarm, waiting }: { alarm: Alarm; waiting: number }) {
  const { present } = useLive()
  const { acts, actor, place } = useDesk()
  const busy = useStore(acts.state, (state) => state.busy.has(alarm.id))
  const cameAt = useRef(0)
  const late = useRef(false)
  useEffect(() => {
    cameAt.current = performance.now()
    present(alarm.id)
  }, [present, alarm.id])
  const aim = (event: PointerEvent) => {
    late.current = event.timeStamp - cameAt.current < lateClickMs
  }
  const acknowledge = () => {
    if (late.current) {
      late.current = false
      toast('Another alarm came just as you clicked, so nothing was done. Click again.', { tone: 'caution' })
      return
    }
    // Whoever is in the middle of something keeps it in front of them.
    if (place.store.get().panel === null) place.select(alarm.id)
    void acts.run('acknowledge', alarm, {}).then((done) => {
      const refused = acts.state.get().refused.get(alarm.id)
      if (!done && refused && place.store.get().alarmId !== alarm.id) toast(refused.message, { tone: 'caution' })
    })
  }
  return (
    <>
      <BandMark band={alarm.band} />
      <button
        type="button"
        onClick={() => place.open(alarm.id)}
        className="flex min-w-0 items-center gap-3.5 text-left"
      >
        <Plate mark={alarm.vrm} yellow />
        <b className="truncate text-lg font-semibold">{alarm.reason}</b>
        <span className="truncate text-dim max-lg:hidden">
          {alarm.lastSighting.cameraName} {alarm.lastSighting.direction} · read{' '}
          <RelativeAge since={alarm.lastSighting.capturedAt} /> ago
          {alarm.sightingCount > 1 && ` · ${alarm.sightingCount} sightings`}
        </span>
      </button>
      {waiting > 1 && (
        <span className="text-sm whitespace-nowrap text-danger max-sm:hidden">and {waiting - 1} more High</span>
      )}
      <Button
        tone="primary"
        className="ml-auto"
        busy={busy}
        blocked={blockedBy('acknowledge', alarm, actor)}
        onPointerDown={aim}
        onClick={acknowledge}
      >
        Acknowledge
      </Button>
    </>
  )
}

/** Nothing High waits; when the picture is not live, that is what matters most. */
function NoHigh() {
  const { desk } = useLive()
  const link = useStore(desk.link, (state) => state)
  if (link.ended) return <p className="text-danger">Your session has ended. Sign in again to see what is new.</p>
  if (link.trust === 'LOST' || link.trust === 'DELAYED')
    return (
      <p className="text-caution">
        As at <b className="font-semibold">{londonTime(link.asAtMs)}</b>: newer alarms may not be shown.
      </p>
    )
  return <p className="text-dim">No High alarm waits.</p>
}
