import { useEffect, useState } from 'react'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { MapCamera } from '#lib/cameras/map-camera.ts'

const EVERY_MS = 30_000
const none: readonly MapCamera[] = []

/** The cameras and their states while `wanted`, asked for every half minute; what was last told stays when one fails. */
export function useCameras(wanted: boolean): readonly MapCamera[] {
  const [cameras, setCameras] = useState(none)
  useEffect(() => {
    if (!wanted) return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const response = await fetchPatiently('/api/console/cameras', { cache: 'no-store', signal: stop.signal })
        if (response.ok) setCameras(((await response.json()) as { cameras: MapCamera[] }).cameras)
      } catch {
        // Asked again in half a minute; that the server is away is said by the desk itself.
      }
    }
    void ask()
    const timer = setInterval(() => void ask(), EVERY_MS)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [wanted])
  return wanted ? cameras : none
}
