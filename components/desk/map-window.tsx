'use client'
import { useState } from 'react'
import { LiveProvider } from '#components/live/live-context.tsx'
import { SoundProvider } from '#components/sound/sound-context.tsx'
import { WatchProvider } from '#components/watch/watch-context.tsx'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import type { WatchActions } from '#lib/watch/command-input.ts'
import { useDetail } from './card/use-detail.ts'
import { DeskProvider, useAlarm, usePlace } from './desk-context.tsx'
import type { DeskProps } from './desk-props.ts'
import { MapPane } from './map-pane.tsx'
import { PageState } from './status/page-state.tsx'
import { TrustNotice } from './status/trust-notice.tsx'
import { AttentionStrip } from './strip/attention-strip.tsx'

/** The desk's map alone, for a second screen: in step with the desk of the same person in this browser. */
export function MapWindow(props: DeskProps & { watchActions: WatchActions }) {
  const { snapshot, units, serverNow, build, viewer, tiles } = props
  const cleared = viewer.permissions.includes('alarm:read-restricted')
  return (
    <LiveProvider start={{ snapshot, cleared, units, serverNow, build }}>
      <WatchProvider start={props.watch} actions={props.watchActions}>
        <SoundProvider person={viewer}>
          <DeskProvider props={props} part="map">
            <main className="flex h-full min-h-0 flex-col bg-panel">
              <h1 className="sr-only">Map</h1>
              <PageState part="map" />
              <AttentionStrip />
              <TrustNotice />
              <div className="relative min-h-0 grow">
                <TrackedMap tiles={tiles} />
              </div>
            </main>
          </DeskProvider>
        </SoundProvider>
      </WatchProvider>
    </LiveProvider>
  )
}

function TrackedMap({ tiles }: Pick<DeskProps, 'tiles'>) {
  const alarmId = usePlace((place) => place.alarmId)
  const [detail, setDetail] = useState<AlarmDetail | null>(null)
  return (
    <>
      {alarmId && <Detail key={alarmId} alarmId={alarmId} onDetail={setDetail} />}
      <MapPane tiles={tiles} sightings={detail} />
    </>
  )
}

function Detail({ alarmId, onDetail }: { alarmId: string; onDetail: (detail: AlarmDetail | null) => void }) {
  const version = useAlarm(alarmId)?.version ?? 0
  useDetail(alarmId, version, onDetail)
  return null
}
