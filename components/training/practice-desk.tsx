'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { DeskScreen } from '#components/desk/desk.tsx'
import { DeskProvider } from '#components/desk/desk-context.tsx'
import type { DeskProps } from '#components/desk/desk-props.ts'
import { DeskWorldProvider } from '#components/desk/desk-world.tsx'
import { LiveFrom } from '#components/live/live-context.tsx'
import { SoundProvider } from '#components/sound/sound-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { useNow } from '#components/ui/ticker.ts'
import { refuse } from '#lib/core/result.ts'
import type { Trainee } from '#lib/training/practice-acts.ts'
import type { PracticeAct } from '#lib/training/practice-run.ts'
import type { Recording } from '#lib/training/recording.ts'
import { createPractice, type Practice } from './practice-live.ts'

export interface PracticeEnd {
  startedAt: string
  endedAfterMs: number
  acts: PracticeAct[]
}

interface PracticeDeskProps {
  recording: Recording
  viewer: DeskProps['viewer']
  onEnd: (end: PracticeEnd) => void
}

/** What a practice does not offer: windows, cameras and searches that would look into the live world. */
const notInPractice: ReadonlySet<string> = new Set(['camera:read', 'alarm:read-restricted', 'watch:keep'])

/** The desk itself, on a world that is kept in this window and nowhere else. */
export function PracticeDesk({ recording, viewer, onEnd }: PracticeDeskProps) {
  const [practice] = useState(() => createPractice(recording, traineeOf(viewer), Date.now))
  const listeners = useRef(new Set<() => void>())
  const end = useRef(onEnd)
  end.current = onEnd
  const finish = () =>
    end.current({
      startedAt: new Date(practice.startMs).toISOString(),
      endedAfterMs: Math.min(Date.now() - practice.startMs, recording.lengthMs),
      acts: [...practice.acts],
    })
  // biome-ignore lint/correctness/useExhaustiveDependencies: one run for each practice
  useEffect(
    () =>
      practice.run({
        onTick: () => {
          for (const listener of listeners.current) listener()
        },
        onEnd: finish,
      }),
    [practice],
  )
  const live = useMemo(
    () => ({
      desk: practice.desk,
      present: () => {},
      report: () => {},
      onTick(listener: () => void) {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
    }),
    [practice],
  )
  const world = useMemo(() => worldOf(practice), [practice])
  const channel = `watchdesk practice ${viewer.id} ${practice.startMs}`
  const listener = useMemo(() => ({ id: channel, forceId: viewer.forceId }), [channel, viewer.forceId])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PracticeBar recording={recording} practice={practice} onFinish={finish} />
      <div className="min-h-0 grow">
        <LiveFrom live={live}>
          <SoundProvider person={listener}>
            <DeskWorldProvider value={world}>
              <DeskProvider props={propsOf(practice, recording, viewer)} channel={channel}>
                <DeskScreen tiles={null} />
              </DeskProvider>
            </DeskWorldProvider>
          </SoundProvider>
        </LiveFrom>
      </div>
    </div>
  )
}

/** Always above a practice, in words and by a pattern: nobody takes it for the night outside. */
function PracticeBar({
  recording,
  practice,
  onFinish,
}: {
  recording: Recording
  practice: Practice
  onFinish: () => void
}) {
  const now = useNow()
  const leftSec = Math.max(0, Math.round((practice.world.endsAtMs - now) / 1000))
  const left = `${Math.floor(leftSec / 60)}:${String(leftSec % 60).padStart(2, '0')}`
  return (
    <aside
      aria-label="Practice"
      className="hatched flex h-10 shrink-0 items-center gap-3 border-b border-caution-line px-4"
    >
      <b className="rounded-sm bg-caution-ground px-2 font-semibold tracking-wide text-caution">PRACTICE</b>
      <span className="truncate">{recording.title}. Nothing here is real, and nothing you do reaches anybody.</span>
      <span className="ml-auto whitespace-nowrap">
        <span className="text-dim">left</span> <b className="font-semibold">{left}</b>
      </span>
      <Button size="small" onClick={onFinish}>
        End practice
      </Button>
    </aside>
  )
}

const traineeOf = ({ id, name, forceId, permissions }: DeskProps['viewer']): Trainee => ({
  id,
  name,
  forceId,
  permissions: new Set(permissions),
})

const worldOf = ({ world }: Practice) => ({
  practice: true,
  detail: async (alarmId: string) => world.detail(alarmId, Date.now()) ?? 404,
  imageUrl: (readId: string, kind: 'plate' | 'overview') =>
    `data:image/svg+xml,${encodeURIComponent(world.picture(readId, kind, Date.now()) ?? '')}`,
})

function propsOf(practice: Practice, recording: Recording, viewer: DeskProps['viewer']): DeskProps {
  return {
    snapshot: { seq: 0, alarms: [] },
    units: recording.units,
    watch: null,
    forces: recording.forces,
    viewer: { ...viewer, permissions: viewer.permissions.filter((permission) => !notInPractice.has(permission)) },
    serverNow: new Date(practice.startMs).toISOString(),
    build: 'practice',
    tiles: null,
    actions: practice.actions,
    undoMisread: async () => refuse('illegal', 'A practice remembers no misreads'),
    alarmId: null,
  }
}
