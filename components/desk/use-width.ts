import { useSyncExternalStore } from 'react'

/** From here on queue, card and map stand side by side; below, the map is a view of its own. */
const wide = '(min-width: 100rem)'

const subscribe = (changed: () => void) => {
  const media = window.matchMedia(wide)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether the map has its own place on this screen; null until the browser has said. */
export const useMapBeside = (): boolean | null =>
  useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(wide).matches,
    () => null,
  )
