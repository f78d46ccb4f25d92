import { useEffect } from 'react'
import { useDesk } from '../desk-context.tsx'
import { panels } from '../place.ts'
import { filters } from '../queue/filter.ts'

// The address holds the alarm; the rest of where somebody was is this window's own.
const keptKey = 'watchdesk-place'
const views = ['queue', 'card', 'map'] as const

/** What this window kept; whatever another version wrote and this one does not know is left out. */
function found() {
  try {
    const kept: Record<string, unknown> = JSON.parse(sessionStorage.getItem(keptKey) ?? '{}')
    return {
      alarmId: kept.alarmId,
      filter: filters.find((one) => one === kept.filter),
      panel: panels.find((one) => one === kept.panel) ?? null,
      view: views.find((one) => one === kept.view),
    }
  } catch {
    return undefined // a window that keeps nothing begins anew
  }
}

/** Brings a window back to where it was before it was loaded again: filter, part in view, open form. */
export function useKeptPlace(): void {
  const { place, queue } = useDesk()
  useEffect(() => {
    const kept = found()
    if (kept) {
      if (kept.filter) queue.setFilter(kept.filter)
      if (kept.view) place.show(kept.view)
      const { alarmId } = place.store.get()
      if (alarmId !== null && kept.alarmId === alarmId) place.setPanel(kept.panel)
    }
    let written = ''
    const keep = () => {
      const { alarmId, panel, view } = place.store.get()
      const { filter } = queue.view.get()
      try {
        // The queue changes with every arrival, where somebody is seldom: writing waits for the disk.
        const text = JSON.stringify({ alarmId, panel, view, filter })
        if (text === written) return
        sessionStorage.setItem(keptKey, text)
        written = text
      } catch {
        // A private window keeps nothing.
      }
    }
    const stops = [place.store.subscribe(keep), queue.view.subscribe(keep)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [place, queue])
}
