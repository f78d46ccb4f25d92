'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { useSettings } from '#components/settings/settings-context.tsx'
import { useWatch } from '#components/watch/watch-context.tsx'
import { isFor, watchedAreas } from '#lib/watch/hearing.ts'
import { createSoundDesk, type SoundDesk, type SoundView } from './sound-desk.ts'

const SoundContext = createContext<SoundDesk | null>(null)
/** Dragging a volume is one change, not fifty. */
const saveAfterMs = 600

interface Person {
  id: string
  forceId: string | null
}

/** Lets everything below be heard for as long as it is on the screen. */
export function SoundProvider({ person, children }: { person: Person; children: ReactNode }) {
  const { desk, report, onTick } = useLive()
  const { settings, change } = useSettings()
  const [sound] = useState(() => {
    let saving: ReturnType<typeof setTimeout> | undefined
    return createSoundDesk({
      alarms: desk.alarms,
      systemFault: desk.systemFault,
      report,
      volume: settings.sound.volume,
      saveVolume(volume) {
        clearTimeout(saving)
        saving = setTimeout(() => change({ sound: { volume } }), saveAfterMs)
      },
      channel: `watchdesk-sound-${person.id}`,
      windowId: `${Date.now()}-${Math.random()}`,
      serverNow: desk.now,
      now: () => performance.now(),
    })
  })
  useEffect(() => {
    const stop = sound.start()
    const stopTicks = onTick(sound.tick)
    return () => {
      stopTicks()
      stop()
    }
  }, [sound, onTick])
  const watch = useWatch()?.state
  useEffect(() => {
    if (!watch) return sound.listenFor(() => true)
    const { areas, mine, colleagues } = watch
    const watched = watchedAreas(areas, mine ? [mine, ...colleagues] : colleagues)
    const own = mine && areas.filter(({ id }) => mine.areaIds.includes(id))
    sound.listenFor((alarm) => isFor(alarm, { ...person, areas: own, watched }))
  }, [sound, watch, person])
  return <SoundContext value={sound}>{children}</SoundContext>
}

export function useSound(): SoundDesk {
  const sound = use(SoundContext)
  if (!sound) throw new Error('useSound outside of SoundProvider')
  return sound
}

export const useSoundView = <S,>(select: (view: SoundView) => S): S => useStore(useSound().view, select)
