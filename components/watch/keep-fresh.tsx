'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { londonTime } from '#components/ui/london.ts'

const everyMs = 5_000

/** Asks the server for the page anew every 5 s while it is looked at, and says so when it does not answer. */
export function KeepFresh({ producedAt }: { producedAt: string }) {
  const router = useRouter()
  const [, begin] = useTransition()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState !== 'visible') return
      // Next answers a failed refresh by leaving the page for the browser's error: better to keep what is shown.
      const alive = await fetch('/api/health', { cache: 'no-store' }).then(
        (answer) => answer.ok,
        () => false,
      )
      setLost(!alive)
      if (alive) begin(() => router.refresh())
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <p role="status" className={lost ? 'hatched rounded-md bg-caution-ground px-2 text-caution' : 'text-sm text-dim'}>
      {lost
        ? `The server does not answer: as at ${londonTime(producedAt)}`
        : `As at ${londonTime(producedAt)}, every 5 s`}
    </p>
  )
}
