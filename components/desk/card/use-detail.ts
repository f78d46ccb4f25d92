import { useCallback, useEffect, useState } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { useDeskWorld } from '../desk-world.tsx'

/** Images may come later than the text: a screen is told of it. A practice, which nobody tells, looks this often, so long after the card opened. */
const imageEveryMs = 3_000
const imageForMs = 60_000
/** A burst of versions, or a walk through the queue with J, asks once. */
const settleMs = 80

export interface DetailState {
  /** Null until it was fetched once. */
  detail: AlarmDetail | null
  /** What went wrong with the last fetch, for the person. */
  fault: string | null
  /** Asks the server for the alarm and its entries anew. */
  again(): void
}

const faults: Record<number, string> = {
  401: 'Your session has ended. Sign in again to open this alarm.',
  403: 'You are not allowed to open this alarm.',
  404: 'There is no such alarm, or it is not for you to see.',
}

/** Everything about one alarm, fetched anew for each of its versions; the old stays while the new one loads. */
export function useDetail(
  alarmId: string,
  version: number,
  onDetail: (detail: AlarmDetail | null) => void,
): DetailState {
  const { desk } = useLive()
  const world = useDeskWorld()
  const [held, setHeld] = useState<{ detail: AlarmDetail | null; fault: string | null }>({ detail: null, fault: null })
  const [turn, setTurn] = useState(0)
  const [openedAt] = useState(() => performance.now())
  const again = useCallback(() => setTurn((last) => last + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or turn is the reason to ask again
  useEffect(() => {
    const abort = new AbortController()
    const ask = async () => {
      try {
        const answer = await world.detail(alarmId, abort.signal)
        if (typeof answer === 'number') {
          const fault = faults[answer] ?? 'The server could not give the details just now. Nothing was lost.'
          return setHeld(({ detail }) => ({ detail, fault }))
        }
        if (abort.signal.aborted) return
        desk.merge(answer.alarm)
        setHeld({ detail: answer, fault: null })
      } catch {
        if (abort.signal.aborted) return
        setHeld(({ detail }) => ({
          detail,
          fault: 'The server was not reached. Nothing was lost; what is shown may be old.',
        }))
      }
    }
    const timer = setTimeout(ask, settleMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [desk, world, alarmId, version, turn])

  useEffect(() => {
    onDetail(held.detail)
    return () => onDetail(null)
  }, [held.detail, onDetail])

  const missing = (held.detail?.sightings[0]?.images.length ?? 2) < 2
  useEffect(
    () =>
      desk.pictured.subscribe(() => {
        const { alarmIds } = desk.pictured.get()
        if (alarmIds?.includes(alarmId) ?? missing) again()
      }),
    [desk, alarmId, missing, again],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new detail that still lacks an image starts the wait again
  useEffect(() => {
    if (!missing || !world.practice || performance.now() - openedAt > imageForMs) return
    const timer = setTimeout(again, imageEveryMs)
    return () => clearTimeout(timer)
  }, [missing, world.practice, held.detail, openedAt, again])

  return { ...held, again }
}
