'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { findAlarm } from '#components/live/live-board.ts'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import type { Permission } from '#lib/access/permission.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { Actor } from '#lib/alarms/guards.ts'
import { checkMove } from '#lib/alarms/lifecycle.ts'
import type { MoveName } from '#lib/alarms/moves.ts'
import type { UndoMisreadAction } from '#lib/matching/misreads/command-input.ts'
import { type Acts, createActs } from './acts/acts.ts'
import type { DeskProps } from './desk-props.ts'
import { createDrafts, type Drafts } from './drafts/drafts.ts'
import { createPlace, type Place, type PlaceKeeper } from './place.ts'
import type { Person } from './queue/filter.ts'
import { createQueue, type Queue } from './queue/queue-model.ts'
import { createWindowLink, type WindowLink, type WindowPart } from './windows/window-link.ts'

interface Desk {
  actor: Actor
  person: Person
  forces: ReadonlyMap<string, string>
  queue: Queue
  place: PlaceKeeper
  acts: Acts
  undoMisread: UndoMisreadAction
  windows: WindowLink
  drafts: Drafts
}

const DeskContext = createContext<Desk | null>(null)

/** Every change of the address that the router hears of has it look at all its links anew: once when the walk ends. */
const routerToldAfterMs = 400
let telling: ReturnType<typeof setTimeout> | undefined

/** In the address at once, for a reload, past the router's own `replaceState`, which is told later. */
function keepInAddress(alarmId: string | null): void {
  const url = new URL(window.location.href)
  if (alarmId) url.searchParams.set('alarm', alarmId)
  else url.searchParams.delete('alarm')
  History.prototype.replaceState.call(window.history, window.history.state, '', url)
  clearTimeout(telling)
  telling = setTimeout(
    () => window.history.replaceState(window.history.state, '', window.location.href),
    routerToldAfterMs,
  )
}

interface DeskProviderProps {
  props: DeskProps
  part?: WindowPart
  /** Windows with the same name are in step; a practice is in step with nothing live. */
  channel?: string
  children: ReactNode
}

export function DeskProvider({ props, part = 'desk', channel, children }: DeskProviderProps) {
  const { desk: live } = useLive()
  const [desk] = useState((): Desk => {
    const { viewer, forces, actions, alarmId } = props
    const person = { id: viewer.id, forceId: viewer.forceId }
    const place = createPlace(alarmId, keepInAddress)
    return {
      actor: { id: viewer.id, forceId: viewer.forceId, permissions: new Set<Permission>(viewer.permissions) },
      person,
      forces: new Map(forces.map(({ id, name }) => [id, name])),
      queue: createQueue({ alarms: live.alarms, person, nowMs: () => performance.now() }),
      place,
      windows: createWindowLink({ channel: channel ?? `watchdesk ${viewer.id}`, part, place }),
      acts: createActs(actions, live),
      drafts: createDrafts(() => (channel === undefined ? window.sessionStorage : null), viewer.id, Date.now),
      undoMisread: props.undoMisread,
    }
  })
  useEffect(() => desk.queue.start(), [desk])
  useEffect(() => desk.windows.start(), [desk])
  useEffect(() => () => clearTimeout(telling), [])
  return <DeskContext value={desk}>{children}</DeskContext>
}

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk outside of DeskProvider')
  return desk
}

/** The alarm as last known, open or lately closed. */
export function useAlarm(id: string | null): Alarm | undefined {
  const { alarms } = useLive().desk
  return useStore(alarms, (live) => (id === null ? undefined : findAlarm(live, id)))
}

export const usePlace = <S,>(select: (place: Place) => S): S => useStore(useDesk().place.store, select)

/** Why this person may not make the move now, or null when they may. */
export const blockedBy = (name: MoveName, alarm: Alarm, actor: Actor): string | null => {
  const check = checkMove(name, alarm, actor)
  return check.allowed ? null : check.message
}
