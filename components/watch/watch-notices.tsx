'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { londonMinute, londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { gapWords } from '#lib/watch/state.ts'
import { useWatch } from './watch-context.tsx'

/** One line above the queue; said aloud when it comes. */
function Notice({ name, children, act }: { name: string; children: ReactNode; act?: ReactNode }) {
  return (
    <section
      aria-label={name}
      className="flex min-h-9 shrink-0 items-center gap-3 border-b border-caution-line bg-caution-ground px-3 py-1 text-sm"
    >
      <p role="status" className="grow">
        {children}
      </p>
      {act}
    </section>
  )
}
const Strong = ({ children }: { children: ReactNode }) => <b className="font-semibold text-caution">{children}</b>

/** What a desk must know of watch-keeping now: flood, what was taken back, offers, breaks; for supervisors gaps too. */
export function WatchNotices() {
  const watch = useWatch()
  if (!watch) return null
  const { state, actions, refresh } = watch
  const { mine, flood, gaps, floods, takenBack, handoversToMe } = state
  const elsewhere = floods.filter(({ deskName }) => deskName !== mine?.deskName)
  return (
    <>
      {gaps.length > 0 && (
        <Notice
          name="Unwatched areas"
          act={
            <Link href="/now" className="text-link underline">
              Who watches what
            </Link>
          }
        >
          <Strong>UNWATCHED</Strong>{' '}
          {gaps.map(({ id, areaName, fromAt, why }, place) => (
            <span key={id}>
              {place > 0 && '; '}
              {areaName} for <RelativeAge since={fromAt} />, {gapWords[why]}
            </span>
          ))}
        </Notice>
      )}
      {flood && (
        <Notice name="Flood">
          <Strong>FLOOD</Strong> {flood.rate} new in 10 min at your desk since {londonMinute(flood.fromAt)}
          {flood.topSource && `, most of them from ${flood.topSource}`}. Low ones are counted, not listed. Supervisors
          are told.
        </Notice>
      )}
      {elsewhere.length > 0 && (
        <Notice name="Floods elsewhere">
          <Strong>FLOOD</Strong> at{' '}
          {elsewhere.map(({ deskName, rate }) => `${deskName} (${rate} in 10 min)`).join(', ')}
        </Notice>
      )}
      {takenBack.length > 0 && (
        <Notice
          name="Taken back"
          act={
            <Button size="small" onClick={() => void actions.seeTakenBack({}).then(refresh)}>
              I have seen it
            </Button>
          }
        >
          <Strong>TAKEN BACK</Strong> Your desk was silent for {state.ownSilentSec} s, so these went back to the queue:{' '}
          {takenBack.map(({ vrm, at }) => `${vrm} at ${londonTime(at)}`).join(', ')}
        </Notice>
      )}
      {handoversToMe.map(({ id, fromName, left }) => (
        <Notice
          key={id}
          name="Handover"
          act={
            <Link href="/handover" className="text-link underline">
              Go through it
            </Link>
          }
        >
          <Strong>HANDOVER</Strong> {fromName} hands over to you: {left} {left === 1 ? 'item' : 'items'} to accept
        </Notice>
      ))}
      {mine?.onBreakSince && (
        <Notice
          name="Break"
          act={
            <Button size="small" onClick={() => void actions.endBreak({}).then(refresh)}>
              End the break
            </Button>
          }
        >
          <Strong>ON A BREAK</Strong> since {londonMinute(mine.onBreakSince)}.{' '}
          {mine.coveredBy ? `${mine.coveredBy} stands in for you.` : 'Nobody stands in for you.'}
        </Notice>
      )}
      {mine && mine.covers.length > 0 && (
        <Notice name="Standing in">
          You stand in for {mine.covers.join(', ')}, who is on a break: their areas are in yours.
        </Notice>
      )}
      {!mine && state.desks.length > 0 && (
        <Notice name="Not on watch">
          <Strong>NOT ON WATCH</Strong> You look only: no area counts as watched by you.
        </Notice>
      )}
    </>
  )
}
