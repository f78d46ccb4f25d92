'use client'
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { findAlarm } from '#components/live/live-board.ts'
import { useLive } from '#components/live/live-context.tsx'
import { useStore, useWhole } from '#components/live/use-store.ts'
import { toast } from '#components/ui/toast-store.ts'
import { useDesk, usePlace } from '../desk-context.tsx'
import { isTooLate, type Standing } from './frozen-order.ts'
import { QueueRow } from './queue-row.tsx'
import { rowId, useRowHeight } from './row-height.ts'
import { type Section, sectionNames } from './section.ts'

type Item = { id: string; turn: number; under: boolean } | { section: Section; count: number }

const dividerHeight = 28

/** Rows with a divider where the second section begins. */
function itemsOf({ rows }: Standing): Item[] {
  const items: Item[] = rows.map(({ id, under }, index) => ({ id, turn: index + 1, under: under !== null }))
  const split = rows.findIndex(({ section }) => section === 'in-hand')
  if (split >= 0) items.splice(split, 0, { section: 'in-hand', count: rows.length - split })
  return items
}

/** Whether all of a row is in view already; to scroll nowhere would have the whole page laid out at once. */
function isInView(virtual: Virtualizer<HTMLDivElement, Element>, place: number): boolean {
  const row = virtual.getVirtualItems().find(({ index }) => index === place)
  const top = virtual.scrollOffset ?? 0
  return row !== undefined && row.start >= top && row.end <= top + (virtual.scrollRect?.height ?? 0)
}

/** The rows: one stop for the keyboard, virtualised, still while a hand or an eye is on them. */
export function QueueList() {
  const { desk } = useLive()
  const { queue, place, person } = useDesk()
  const live = useWhole(desk.alarms)
  const { standing, groups } = useWhole(queue.view)
  const selectedId = usePlace(({ alarmId }) => alarmId)
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const items = useMemo(() => itemsOf(standing), [standing])
  const places = useMemo(
    () => new Map(items.flatMap((item, index) => ('id' in item ? [[item.id, index] as const] : []))),
    [items],
  )
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index] && 'id' in items[index] ? rowHeight : dividerHeight),
    getItemKey: (index) => {
      const item = items[index]
      return item && 'id' in item ? item.id : 'divider'
    },
    overscan: 6,
    initialRect: { width: 720, height: 920 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are measured anew when rows and dividers change place
  useEffect(() => virtual.measure(), [items, rowHeight])

  // What is chosen from elsewhere (the card, the map, the palette) is shown, folded or not; undefined: it has not come yet.
  // One that is merged while it is chosen folds away as any other.
  const leadOfSelected = useStore(desk.alarms, (all) => selectedId && findAlarm(all, selectedId)?.leadId)
  const lookedFor = useRef<string | null>(null)
  useEffect(() => {
    if (leadOfSelected === undefined || lookedFor.current === selectedId) return
    lookedFor.current = selectedId
    const stands = queue.view.get().standing.rows.some(({ id }) => id === selectedId)
    if (leadOfSelected && !stands) queue.unfold(leadOfSelected, true)
  }, [selectedId, leadOfSelected, queue])

  const selectedPlace = selectedId === null ? undefined : places.get(selectedId)
  const seenSelection = useRef(selectedId)
  useEffect(() => {
    if (seenSelection.current === selectedId) return
    seenSelection.current = selectedId
    if (selectedPlace !== undefined && !isInView(virtual, selectedPlace))
      virtual.scrollToIndex(selectedPlace, { align: 'auto' })
  }, [selectedId, selectedPlace, virtual])

  const late = useRef(false)
  const aim = (event: PointerEvent, id: string) => {
    late.current = isTooLate(queue.view.get().standing, id, performance.now())
    if (event.pointerType === 'touch') queue.hold('pointer', true)
  }
  const choose = (id: string) => {
    if (!late.current) return place.open(id)
    late.current = false
    toast('The row moved just as you clicked, so nothing was done. Click again.', { tone: 'caution' })
  }
  const shown = virtual.getVirtualItems()
  const activeShown = shown.some(({ index }) => index === selectedPlace)

  return (
    <div
      ref={scroller}
      id="queue-list"
      role="listbox"
      aria-label="Open alarms, most urgent first"
      aria-activedescendant={activeShown && selectedId ? rowId(selectedId) : undefined}
      tabIndex={0}
      onPointerEnter={() => queue.hold('pointer', true)}
      onPointerLeave={() => queue.hold('pointer', false)}
      onFocus={() => queue.hold('focus', true)}
      onBlur={() => queue.hold('focus', false)}
      className="relative min-h-0 grow overflow-y-auto overscroll-contain outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--focus)]"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start, size }) => {
          const item = items[index]
          if (!item) return null
          const box = { height: size, transform: `translateY(${start}px)` }
          const common = 'absolute inset-x-0 top-0'
          if (!('id' in item)) {
            return (
              <div
                key={key}
                role="presentation"
                className={`${common} flex items-end border-b border-line px-3 pb-1 text-xs text-faint`}
                style={box}
              >
                {sectionNames[item.section]} <b className="ml-1.5 font-medium">{item.count}</b>
              </div>
            )
          }
          const alarm = findAlarm(live, item.id)
          if (!alarm) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the focus and its keys are the list's, whose active option this is
            <div
              key={key}
              id={rowId(item.id)}
              role="option"
              aria-selected={item.id === selectedId}
              aria-setsize={standing.rows.length}
              aria-posinset={item.turn}
              data-alarm-id={alarm.id}
              data-version={alarm.version}
              data-band={alarm.band}
              data-state={alarm.state}
              className={`${common} cursor-default`}
              style={box}
              onPointerDown={(event) => aim(event, item.id)}
              onClick={() => choose(item.id)}
            >
              <QueueRow
                alarm={alarm}
                selected={item.id === selectedId}
                personId={person.id}
                under={item.under}
                group={groups.get(item.id)}
                onUnfold={queue.unfold}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
