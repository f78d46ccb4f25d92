import { useEffect, useState } from 'react'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { OnwardCamera } from '#lib/cameras/onward.ts'
import { useDeskWorld } from '../desk-world.tsx'

const none: readonly OnwardCamera[] = []
const KEPT = 50
const asked = new Map<string, Promise<readonly OnwardCamera[]>>()

/** Card and map ask for the same sighting: one request for both. A failure is no forecast, and is asked again. */
function ask(alarmId: string, readId: string): Promise<readonly OnwardCamera[]> {
  const known = asked.get(readId)
  if (known) return known
  if (asked.size >= KEPT) asked.clear()
  const coming = fetchPatiently(`/api/console/alarms/${encodeURIComponent(alarmId)}/onward`, { cache: 'no-store' })
    .then(async (response) => {
      if (!response.ok) throw new Error(String(response.status))
      return ((await response.json()) as { onward: OnwardCamera[] }).onward
    })
    .catch(() => {
      asked.delete(readId)
      return none
    })
  asked.set(readId, coming)
  return coming
}

/** Where the vehicle may be read next after its last sighting; empty until known, and when nothing can be said. */
export function useOnward(alarm: Alarm | undefined): readonly OnwardCamera[] {
  const [held, setHeld] = useState<{ readId: string; onward: readonly OnwardCamera[] } | null>(null)
  const { practice } = useDeskWorld()
  const open = !practice && alarm !== undefined && alarm.state !== 'closed'
  const alarmId = open ? alarm.id : null
  const readId = alarm?.lastSighting.readId ?? null
  useEffect(() => {
    if (alarmId === null || readId === null) return
    let current = true
    void ask(alarmId, readId).then((onward) => current && setHeld({ readId, onward }))
    return () => {
      current = false
    }
  }, [alarmId, readId])
  return held !== null && held.readId === readId && open ? held.onward : none
}
