'use client'
import { useLive } from '#components/live/live-context.tsx'
import { useStore } from '#components/live/use-store.ts'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'

/** What the queue must say of itself when it may not be true any more, and that a new version waits. */
export function TrustNotice() {
  const { desk } = useLive()
  const { trust, asAtMs, newBuild, ended } = useStore(desk.link, (link) => link)
  const words = ended
    ? 'Your session has ended. What is below was true then; nothing was lost.'
    : trust === 'LOST'
      ? 'The server is not heard. Acts are still tried; the board is asked for every 5 seconds.'
      : null
  return (
    <>
      {words && (
        <div
          role="status"
          className="hatched flex shrink-0 items-center gap-3 border-b border-caution-line bg-caution-ground px-3 py-1.5 text-sm"
        >
          <p className="grow">
            <b className="font-semibold text-caution">
              {ended ? 'SIGNED OUT' : 'LOST'} · as at {londonTime(asAtMs)}.
            </b>{' '}
            {words}
          </p>
          {ended && (
            <a href="/sign-in" className="text-link underline">
              Sign in
            </a>
          )}
        </div>
      )}
      {newBuild && (
        <div
          role="status"
          className="flex shrink-0 items-center gap-3 border-b border-line bg-raised px-3 py-1 text-sm"
        >
          <p className="grow">A new version is ready. Reload when it suits you; you come back to the same alarm.</p>
          <Button size="small" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      )}
    </>
  )
}
