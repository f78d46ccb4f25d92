import { useEffect, useEffectEvent, useRef } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'
import type { Alarm } from '#lib/alarms/alarm.ts'

type FollowSelectionProps = { selected: Alarm | undefined; pinned: boolean; chosenHere: string | null }

/** Centres once on an alarm selected elsewhere; never while the view is pinned or a hand moves the map. */
export function FollowSelection({ selected, pinned, chosenHere }: FollowSelectionProps) {
  const map = useMap()
  const dragging = useRef(false)
  useMapEvents({
    dragstart: () => {
      dragging.current = true
    },
    dragend: () => {
      dragging.current = false
    },
  })

  const centre = useEffectEvent(() => {
    if (!selected || pinned || dragging.current || chosenHere === selected.id) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    map.setView([selected.lastSighting.lat, selected.lastSighting.lon], Math.max(map.getZoom(), 9), { animate: !calm })
  })

  const id = selected?.id
  useEffect(() => {
    if (id) centre()
  }, [id])
  return null
}
