'use client'
import type { ReactNode } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import { usePlace } from '../desk-context.tsx'
import { driftWords } from './system-words.ts'

/** What the queue must say of itself when it may not be true any more, and that a new version waits. */
export function TrustNotice() {
  const { desk } = useLive()
  const { trust, asAtMs, behind, newBuild, ended, canary, canaryMissed, driftMs } = useStore(desk.link, (link) => link)
  const formOpen = usePlace((place) => place.panel !== null)
  const drift = driftWords(driftMs)
  const asAt = londonTime(asAtMs)
  return (
    <>
      {ended ? (
        <Stale
          title={`SIGNED OUT · as at ${asAt}.`}
          words="Your session has ended. What is below was true then; nothing was lost."
        >
          <a href="/sign-in" className="text-link underline">
            Sign in
          </a>
        </Stale>
      ) : (
        trust === 'LOST' && (
          <Stale
            title={`LOST · as at ${asAt}.`}
            words={
              behind
                ? 'This desk waits for what it lacks, which is asked for again every few seconds. What is below was true then. Acts are still tried; nothing was lost.'
                : 'The server is not heard, neither by its socket nor by polling. Acts are still tried; both are tried again every few seconds.'
            }
          />
        )
      )}
      {canaryMissed && !ended && trust !== 'LOST' && (
        <Stale
          title="CANARY MISSED."
          words={`${canary?.last ? `The last synthetic read came through at ${londonTime(canary.last.sentAt)}` : 'No synthetic read has come through'}: reads may not be reaching this desk, and a quiet queue proves nothing. Nothing sent is lost. Tell whoever looks after the system.`}
        />
      )}
      {drift && (
        <Line>
          {drift} Times here are the server’s; have the clock put right before you write a time down from elsewhere.
        </Line>
      )}
      {newBuild && (
        <Line
          action={
            <Button
              size="small"
              blocked={formOpen ? 'Finish or close the open form first' : null}
              onClick={() => window.location.reload()}
            >
              Reload
            </Button>
          }
        >
          A new version is ready. Reload when it suits you: you come back to the same alarm, filter and view.
          {formOpen && ' Finish or close the open form first.'}
        </Line>
      )}
    </>
  )
}

function Stale({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div
      role="status"
      className="hatched flex shrink-0 items-center gap-3 border-b border-caution-line bg-caution-ground px-3 py-1.5 text-sm"
    >
      <p className="grow">
        <b className="font-semibold text-caution">{title}</b> {words}
      </p>
      {children}
    </div>
  )
}

function Line({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div role="status" className="flex shrink-0 items-center gap-3 border-b border-line bg-raised px-3 py-1 text-sm">
      <p className="grow">{children}</p>
      {action}
    </div>
  )
}
