'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { toast } from '#components/ui/toast-store.ts'
import type { SoundReport } from '#lib/realtime/contract.ts'
import { type Connection, connect } from './connect.ts'
import { createLiveDesk, type LiveDesk, type LiveStart } from './live-desk.ts'
import { startTicks } from './ticks.ts'

export interface Live {
  desk: LiveDesk
  present(alarmId: string): void
  report(sound: SoundReport): void
  /** Once a second, also while nobody looks at the page; returns the way to stop it. */
  onTick(listener: () => void): () => void
}

const LiveContext = createContext<Live | null>(null)

const healedWords =
  'This board did not equal the server’s, so the server’s was put in its place. The fault is logged; nothing was lost.'

/** Joins everything below to the server for as long as it is on the screen. */
export function LiveProvider({ start, children }: { start: LiveStart; children: ReactNode }) {
  const [live] = useState(() => {
    const desk = createLiveDesk(start, Date.now)
    let connection: Connection | undefined
    const early = new Set<string>()
    let sound: SoundReport | undefined
    const listeners = new Set<() => void>()
    return {
      desk,
      present(alarmId: string) {
        if (connection) connection.present(alarmId)
        else early.add(alarmId)
      },
      report(report: SoundReport) {
        sound = report
        connection?.report(report)
      },
      onTick(listener: () => void) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      open() {
        connection = connect(desk, () => toast(healedWords, { tone: 'caution' }))
        for (const alarmId of early) connection.present(alarmId)
        if (sound) connection.report(sound)
        const stopTicks = startTicks(() => {
          connection?.tick()
          for (const listener of listeners) listener()
        })
        return () => {
          stopTicks()
          connection?.stop()
          connection = undefined
        }
      },
    }
  })
  useEffect(() => live.open(), [live])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** The same for a picture that comes from somewhere else than the server. */
export function LiveFrom({ live, children }: { live: Live; children: ReactNode }) {
  return <LiveContext value={live}>{children}</LiveContext>
}

export function useLive(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('useLive outside of LiveProvider')
  return live
}
