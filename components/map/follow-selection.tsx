import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'
import type { Alarm } from '#lib/alarms/alarm.ts'

/** Somebody who walks down the rows passes alarms by: the map goes where they stop. */
const settledAfterMs = 350

type FollowSelectionProps = {
  selected: Alarm | undefined
  pinned: boolean
  /** The alarm just chosen on the map, where the eye already is. */
  chosenHere: RefObject<string | null>
}

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
    const here = chosenHere.current === selected?.id
    chosenHere.current = null
    if (!selected || here || pinned || dragging.current || map.getSize().x === 0) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    map.setView([selected.lastSighting.lat, selected.lastSighting.lon], Math.max(map.getZoom(), 9), { animate: !calm })
  })

  const id = selected?.id
  useEffect(() => {
    if (!id) return
    const settled = setTimeout(centre, settledAfterMs)
    return () => clearTimeout(settled)
  }, [id])
  return null
}
