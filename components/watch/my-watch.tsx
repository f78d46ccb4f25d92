'use client'
import Link from 'next/link'
import { useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { londonMinute } from '#components/ui/london.ts'
import { ErrorState } from '#components/ui/state.tsx'
import { loadWords } from '#lib/watch/load.ts'
import { soundWords } from '#lib/watch/sound.ts'
import type { Keeper } from '#lib/watch/state.ts'
import { areaWords } from './area-words.ts'
import { BreakForm } from './break-form.tsx'
import { useWatch } from './watch-context.tsx'

/** One's own watch: what it covers, how busy it is, and the ways to change or end it. */
export default function MyWatch({
  mine,
  onAreas,
  onClose,
}: {
  mine: Keeper
  onAreas: () => void
  onClose: () => void
}) {
  const watch = useWatch()
  const [pausing, setPausing] = useState(false)
  const { busy, problem, run } = useAct()
  if (!watch) return null
  const { state, actions, refresh } = watch
  const then = () => void refresh().then(onClose)
  if (pausing) return <BreakForm mine={mine} onClose={onClose} />
  const facts: [string, string][] = [
    ['Desk', `${mine.deskName}, since ${londonMinute(mine.fromAt)}`],
    ['Areas', areaWords(state, mine.areaIds)],
    ...(mine.covers.length > 0 ? [['Stands in for', mine.covers.join(', ')] as [string, string]] : []),
    ...(state.load
      ? [['Load', `${state.load.rate} new in 10 min: ${loadWords[state.load.grade].toLowerCase()}`] as [string, string]]
      : []),
    ['Sound', soundWords(mine.soundState)],
  ]
  return (
    <Dialog
      title="Your watch"
      open
      onClose={onClose}
      footer={
        <>
          <Button busy={busy} onClick={() => void run(() => actions.logOff({}), then)}>
            Log off
          </Button>
          {mine.onBreakSince ? (
            <Button busy={busy} onClick={() => void run(() => actions.endBreak({}), then)}>
              End the break
            </Button>
          ) : (
            <Button onClick={() => setPausing(true)}>Take a break</Button>
          )}
          <Button onClick={onAreas}>Change areas</Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem && (
          <ErrorState title="You are still on watch">
            <p>{problem}</p>
          </ErrorState>
        )}
        <dl className="grid grid-cols-[8rem_1fr] gap-x-3 gap-y-1.5">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-dim">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <Link href="/handover" className="justify-self-start text-link underline">
          Hand over to a colleague
        </Link>
      </div>
    </Dialog>
  )
}
