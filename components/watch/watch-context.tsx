'use client'
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { WatchActions } from '#lib/watch/command-input.ts'
import type { WatchState } from '#lib/watch/state.ts'

interface Watch {
  state: WatchState
  actions: WatchActions
  /** Asks the server anew; resolves when the answer is on the screen. */
  refresh(): Promise<void>
}

const WatchContext = createContext<Watch | null>(null)

/** Wake-ups can come in bursts; one question in this time is enough. */
const leastMs = 500
/** A wake-up may be lost with the socket. */
const everyMs = 10_000

interface WatchProviderProps {
  start: WatchState | null
  actions: WatchActions
  children: ReactNode
}

/** Keeps what this person's desk knows of watch-keeping true; without a `start` there is nothing to keep. */
export function WatchProvider({ start, actions, children }: WatchProviderProps) {
  const { desk } = useLive()
  const turn = useStore(desk.watchTurn, whole)
  const [state, setState] = useState(start)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keeps = start !== null

  const refresh = useCallback(async () => {
    // What does not answer is what LOST already says; the next turn asks again.
    const answer = await fetchPatiently('/api/console/watch', {
      cache: 'no-store',
      signal: AbortSignal.timeout(8_000),
    }).catch(() => null)
    if (answer?.ok) setState((await answer.json()) as WatchState)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is the reason to ask
  useEffect(() => {
    if (!keeps || timer.current !== undefined) return
    timer.current = setTimeout(() => {
      timer.current = undefined
      void refresh()
    }, leastMs)
  }, [keeps, refresh, turn])
  useEffect(() => {
    if (!keeps) return
    const every = setInterval(() => void refresh(), everyMs)
    return () => {
      clearInterval(every)
      clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [keeps, refresh])

  return <WatchContext value={state && { state, actions, refresh }}>{children}</WatchContext>
}

const whole = (turn: number) => turn

/** Null for people who keep no watch. */
export const useWatch = (): Watch | null => use(WatchContext)
