'use client'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import { londonMinute } from '#components/ui/london.ts'
import { serverNow, useTicked } from '#components/ui/ticker.ts'
import { stageOf } from './session-time.ts'

const loadOver = () => import('./session-over.tsx')
const SessionOver = dynamic(async () => (await loadOver()).SessionOver, { ssr: false })
/** Brought long before it is needed: a session may end while the line is cut. */
const bringOverAfterMs = 30_000

/** Says before a session ends that it will, and afterwards that nothing was lost and where to go on. */
export function SessionEnd({ expiresAt, idleMs }: { expiresAt: string; idleMs: number }) {
  const expiresMs = Date.parse(expiresAt)
  const askedMs = useLastAsked()
  const time = { expiresMs, idleMs, askedMs }
  const stage = useTicked((now) => stageOf(time, now))
  const seconds = useTicked((now) => (stage === 'ends-idle' ? Math.ceil((askedMs + idleMs - now) / 1000) : 0))
  const path = usePathname()
  useEffect(() => {
    const timer = setTimeout(() => void loadOver().catch(() => undefined), bringOverAfterMs)
    return () => clearTimeout(timer)
  }, [])
  if (stage === 'on') return null
  if (stage === 'over') return <SessionOver next={`${path}${window.location.search}`} />
  return (
    <section
      aria-label="Your session"
      className="fixed bottom-3 left-1/2 z-1000 flex -translate-x-1/2 items-center gap-3 rounded-md border border-caution-line bg-caution-ground px-3 py-2 text-sm text-caution shadow-raised print:hidden"
    >
      {stage === 'ends-idle' ? (
        <>
          <span>
            <span role="status">Nothing was heard from here for a while: your session ends in a minute.</span>{' '}
            <span aria-hidden="true">{seconds} s</span>
          </span>
          <Button size="small" tone="primary" onClick={() => void stay()}>
            Stay signed in
          </Button>
        </>
      ) : (
        <span role="status">
          Your session ends at {londonMinute(expiresMs)}, twelve hours after you signed in. Finish what you are at; you
          then sign in again and come back here.
        </span>
      )}
    </section>
  )
}

/** Asking for anything is being heard of; an answer that does not come leaves the warning where it is. */
const stay = () => fetchPatiently('/api/console/session', { cache: 'no-store' }).catch(() => null)

/** When this window last had an answer from the server, in the server's time: every such answer counts as activity there. */
function useLastAsked(): number {
  const [asked, setAsked] = useState(serverNow)
  useEffect(() => {
    const observer = new PerformanceObserver((list) => {
      if ((list.getEntries() as PerformanceResourceTiming[]).some(isHeard)) setAsked(serverNow())
    })
    observer.observe({ type: 'resource' })
    return () => observer.disconnect()
  }, [])
  return asked
}

/** Files of the build are open to everybody, a refusal or no answer is no activity. Some browsers tell no status. */
const isHeard = ({ name, responseStatus }: PerformanceResourceTiming): boolean =>
  name.startsWith(window.location.origin) &&
  !name.includes('/_next/static/') &&
  (responseStatus === undefined || (responseStatus > 0 && responseStatus !== 401))
