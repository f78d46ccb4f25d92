'use client'
import dynamic from 'next/dynamic'
import { useDeferredValue, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Empty, ErrorState, Loading } from '#components/ui/state.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { useAlarm, useDesk, usePlace } from '../desk-context.tsx'
import { ActBar } from './act-bar.tsx'
import { CardHead } from './card-head.tsx'
import { MergedWith } from './merged-with.tsx'
import { OpenPanel } from './open-panel.tsx'
import { Pictures } from './pictures.tsx'
import { ProtectiveNotes } from './protective-notes.tsx'
import { type DetailState, useDetail } from './use-detail.ts'
import { Warnings } from './warnings.tsx'

// Few alarms have any, and what takes one back weighs as much as the queue.
const MisreadTraces = dynamic(async () => (await import('./misread-traces.tsx')).MisreadTraces, { ssr: false })

// Brought after the desk stands, and at the latest together with the alarm's detail, without which it has nothing to show.
const CardFacts = dynamic(async () => (await import('./card-facts.tsx')).CardFacts, {
  ssr: false,
  loading: () => <Loading what="entry, sightings and history" rows={8} />,
})

/**
 * The selected alarm, or what to do when none is. Walking down the rows by keys waits for no card; until the one selected
 * is drawn, the one still shown answers to nothing.
 */
export function Card({ onSightings }: { onSightings: (detail: AlarmDetail | null) => void }) {
  const selectedId = usePlace((place) => place.alarmId)
  const alarmId = useDeferredValue(selectedId)
  if (alarmId)
    return (
      <div className="contents" inert={alarmId !== selectedId}>
        <OneAlarm key={alarmId} alarmId={alarmId} onSightings={onSightings} />
      </div>
    )
  return (
    <div className="grid grow content-center">
      <Empty title="No alarm is open">Choose one in the queue or on the map, or press G for the newest High.</Empty>
    </div>
  )
}

function OneAlarm({ alarmId, onSightings }: { alarmId: string; onSightings: (detail: AlarmDetail | null) => void }) {
  const { place } = useDesk()
  const alarm = useAlarm(alarmId)
  const detail = useDetail(alarmId, alarm?.version ?? 0, onSightings)
  if (alarm) return <Alarmed alarm={alarm} state={detail} />
  return (
    <div className="p-4">
      {detail.fault ? (
        <ErrorState
          title="This alarm cannot be shown"
          action={
            <span className="flex gap-2">
              <Button onClick={detail.again}>Try again</Button>
              <Button tone="bare" onClick={() => place.select(null)}>
                Leave it
              </Button>
            </span>
          }
        >
          {detail.fault}
        </ErrorState>
      ) : (
        <Loading what="the alarm" rows={6} />
      )}
    </div>
  )
}

function Alarmed({ alarm, state }: { alarm: Alarm; state: DetailState }) {
  const { detail, fault, again } = state
  useKeptFocus()
  return (
    <>
      <div
        className="min-h-0 grow overflow-y-auto overscroll-contain px-4 pt-3 pb-4"
        data-card={alarm.id}
        data-card-version={alarm.version}
      >
        <CardHead alarm={alarm} />
        <MergedWith alarm={alarm} />
        {detail && <ProtectiveNotes detail={detail} />}
        <Warnings alarm={alarm} state={state} />
        {fault && (
          <div className="mt-3">
            <ErrorState
              title={detail ? 'The details could not be brought up to date' : 'The details could not be fetched'}
              action={
                <Button size="small" onClick={again}>
                  Try again
                </Button>
              }
            >
              {fault}
            </ErrorState>
          </div>
        )}
        <Pictures alarm={alarm} state={state} />
        <OpenPanel alarm={alarm} {...state} />
        {detail && detail.misreads.length > 0 && <MisreadTraces detail={detail} again={again} />}
        {detail ? (
          <CardFacts alarm={alarm} detail={detail} />
        ) : (
          !fault && <Loading what="entry, sightings and history" rows={8} />
        )}
      </div>
      <ActBar alarm={alarm} targets={detail?.targets ?? null} />
    </>
  )
}

/** A control that goes away with the act it did takes the focus with it: the card gets it, so that keys go on working. */
function useKeptFocus(): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const card = document.getElementById('desk-card')
      last.current = target instanceof Element && card?.contains(target) ? target : null
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  useEffect(() => {
    if (!last.current || last.current.isConnected || document.activeElement !== document.body) return
    document.getElementById('desk-card')?.focus()
  })
}
