'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { type Connection, connect } from './connect.ts'
import { createLiveDesk, type LiveDesk, type LiveStart } from './live-desk.ts'

interface Live {
  desk: LiveDesk
  present(alarmId: string): void
}

const LiveContext = createContext<Live | null>(null)

/** Joins everything below to the server for as long as it is on the screen. */
export function LiveProvider({ start, children }: { start: LiveStart; children: ReactNode }) {
  const [live] = useState(() => {
    const desk = createLiveDesk(start, Date.now)
    let connection: Connection | undefined
    const early = new Set<string>()
    return {
      desk,
      present(alarmId: string) {
        if (connection) connection.present(alarmId)
        else early.add(alarmId)
      },
      open() {
        connection = connect(desk)
        for (const alarmId of early) connection.present(alarmId)
        return () => {
          connection?.stop()
          connection = undefined
        }
      },
    }
  })
  useEffect(() => live.open(), [live])
  return <LiveContext value={live}>{children}</LiveContext>
}

export function useLive(): Live {
  const live = use(LiveContext)
  if (!live) throw new Error('useLive outside of LiveProvider')
  return live
}
