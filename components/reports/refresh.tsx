'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useState, useTransition } from 'react'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'

const everyMs = 30_000

/** Asks the server for the report anew, by button and every 30 s while the page is looked at. */
export function Refresh({ producedAt }: { producedAt: string }) {
  const router = useRouter()
  const [busy, begin] = useTransition()
  const [lost, setLost] = useState(false)

  const refresh = useCallback(async () => {
    // Next answers a failed refresh by leaving the page for the browser's error: better to keep what is shown.
    const alive = await fetch('/api/health', { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    )
    setLost(!alive)
    if (alive) begin(() => router.refresh())
  }, [router])

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [refresh])

  return (
    <div className="flex items-center gap-3">
      <p className="text-sm text-dim">
        <span role="status" className="text-caution">
          {lost && 'The server does not answer. '}
        </span>
        As at {londonTime(producedAt)}
        {lost ? '' : ', every 30 s'}
      </p>
      <Button onClick={() => void refresh()} busy={busy}>
        Refresh
      </Button>
    </div>
  )
}
