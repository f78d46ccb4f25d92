import { useSyncExternalStore } from 'react'

/** The element id of an alarm's row. */
export const rowId = (alarmId: string): string => `alarm-${alarmId}`

const narrow = '(max-width: 639px)'
/** As the tokens say: 44 px, 36 in the compact density; 76 on a phone, where it has three lines. */
const heights = { normal: 44, compact: 36, narrow: 76 }

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(narrow)
  const observer = new MutationObserver(changed)
  media.addEventListener('change', changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] })
  return () => {
    media.removeEventListener('change', changed)
    observer.disconnect()
  }
}

const present = (): number => {
  if (window.matchMedia(narrow).matches) return heights.narrow
  return document.documentElement.dataset.density === 'compact' ? heights.compact : heights.normal
}

/** The height of a row in pixels on this screen. */
export const useRowHeight = (): number => useSyncExternalStore(subscribe, present, () => heights.normal)
