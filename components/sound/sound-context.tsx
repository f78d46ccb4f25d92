'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { useSettings } from '#components/settings/settings-context.tsx'
import { createSoundDesk, type SoundDesk, type SoundView } from './sound-desk.ts'

const SoundContext = createContext<SoundDesk | null>(null)
/** Dragging a volume is one change, not fifty. */
const saveAfterMs = 600

/** Lets everything below be heard for as long as it is on the screen. */
export function SoundProvider({ personId, children }: { personId: string; children: ReactNode }) {
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
      channel: `watchdesk-sound-${personId}`,
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
  return <SoundContext value={sound}>{children}</SoundContext>
}

export function useSound(): SoundDesk {
  const sound = use(SoundContext)
  if (!sound) throw new Error('useSound outside of SoundProvider')
  return sound
}

export const useSoundView = <S,>(select: (view: SoundView) => S): S => useStore(useSound().view, select)
