'use client'
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Trust, trustWords } from '#components/live/connection.ts'
import { useLive } from '#components/live/live-context.tsx'
import { useSlowly } from '#components/live/use-slowly.ts'
import { useStore } from '#components/live/use-store.ts'
import { pageStateId } from '#components/shell/console-header.tsx'
import { SoundStatus } from '#components/sound/sound-status.tsx'
import { ageSpoken } from '#components/ui/age.ts'
import { Icon } from '#components/ui/icon.tsx'
import { londonTime } from '#components/ui/london.ts'
import { useTicked } from '#components/ui/ticker.ts'
import { useWatch } from '#components/watch/watch-context.tsx'
import { WatchMenu } from '#components/watch/watch-menu.tsx'
import { useDesk } from '../desk-context.tsx'
import type { WindowPart } from '../windows/window-link.ts'
import { loadOf, newestReadAt } from './load.ts'
import { SystemState } from './system-state.tsx'

/** The desk's own state in the line above every page: load, newest match, whether the picture is live. */
export function PageState({ part = 'desk' }: { part?: WindowPart }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById(pageStateId)), [])
  return (
    place &&
    createPortal(
      <>
        <KeepWatch asks={part === 'desk'} />
        <LoadGauge />
        <NewestMatch />
        <SystemState />
        <SoundStatus />
        <TrustWord />
      </>,
      place,
    )
  )
}

const looks: Record<Trust, { colour: string; dot: string }> = {
  LIVE: { colour: 'text-ok', dot: 'bg-ok' },
  CONNECTING: { colour: 'text-dim', dot: 'border border-dim' },
  DELAYED: { colour: 'text-caution', dot: 'border-2 border-caution' },
  LOST: { colour: 'text-danger', dot: 'border-2 border-danger' },
}

function TrustWord() {
  const { desk } = useLive()
  const link = useStore(desk.link, (state) => state)
  const { trust, asAtMs } = link
  const { colour, dot } = looks[trust]
  return (
    <span
      role="status"
      data-trust={trust}
      data-polling={trust === 'LIVE' && link.polling}
      className={`flex items-center gap-1.5 text-sm font-medium ${colour}`}
    >
      <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} />
      {trustWords(trust, link)}{' '}
      {/* On a small screen the header would take a third line, and the notice of LOST says the time beside it. */}
      {(trust === 'DELAYED' || trust === 'LOST') && (
        <span className={`font-normal ${trust === 'LOST' ? 'max-[1500px]:hidden' : ''}`}>
          as at {londonTime(asAtMs)}
        </span>
      )}
    </span>
  )
}

/** Where this person is on watch; it also tells the queue what that means for it. */
function KeepWatch({ asks }: { asks: boolean }) {
  const { queue, person } = useDesk()
  const watch = useWatch()
  const mine = watch?.state.mine ?? null
  const areas = watch && mine && watch.state.areas.filter(({ id }) => mine.areaIds.includes(id))
  const flood = watch?.state.flood != null
  useEffect(() => queue.keepWatch(areas, flood))
  return <WatchMenu forceId={person.forceId} asks={asks} />
}

/** New alarms in the last ten minutes, against the ten that EEMUA 191 calls a flood. */
function LoadGauge() {
  const { desk } = useLive()
  const watch = useWatch()
  const alarms = useSlowly(desk.alarms, 1000)
  const all = useTicked((now) => loadOf(alarms, now))
  const load = watch?.state.load
  const count = load?.rate ?? all
  const flood = watch?.state.flood != null || count >= 10
  const mix = load ? ` At your desk: ${load.mix.high} High, ${load.mix.medium} Medium, ${load.mix.low} Low.` : ''
  return (
    <span
      title={`New alarms in the last 10 minutes. About one is good work, ten are a flood (EEMUA 191).${mix}`}
      className={`relative overflow-hidden rounded-md border px-2 py-px text-sm max-xl:hidden ${flood ? 'border-caution-line text-caution' : 'border-line text-dim'}`}
    >
      <span
        aria-hidden="true"
        className={`absolute inset-y-0 left-0 ${flood ? 'bg-caution-ground' : 'bg-bar-ground'}`}
        style={{ width: `${Math.min(1, count / 10) * 100}%` }}
      />
      <span className="relative">
        <b className="font-semibold text-ink">{count}</b> new / 10 min
      </span>
    </span>
  )
}

/** How long ago a camera's read last became an alarm or a sighting: a feed that is dead looks like a quiet night. */
function NewestMatch() {
  const { desk } = useLive()
  const live = useSlowly(desk.alarms, 1000)
  const at = useMemo(() => newestReadAt(live), [live])
  const words = useTicked((now) => (at === null ? 'no match yet' : `last match ${ageSpoken(now - at)} ago`))
  const quiet = useTicked((now) => Number(at !== null && now - at > 300_000))
  return (
    <span
      className={`flex items-center gap-1 text-sm max-xl:hidden ${quiet ? 'text-caution' : 'text-dim'}`}
      suppressHydrationWarning
    >
      {quiet ? <Icon name="info" /> : null}
      {words}
    </span>
  )
}
