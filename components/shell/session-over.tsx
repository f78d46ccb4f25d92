'use client'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** The session has ended: what of it is left, and the way back to `next`. It can be put aside to look at the page. */
export function SessionOver({ next }: { next: string }) {
  const [seen, setSeen] = useState(false)
  return (
    <Dialog
      title="Your session has ended"
      role="alertdialog"
      open={!seen}
      onClose={() => setSeen(true)}
      footer={
        <Button tone="primary" onClick={() => window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`)}>
          Sign in again
        </Button>
      }
    >
      <p>
        Nothing was lost. You come back to this page, and what you typed on the desk and did not send is there for half
        an hour. Until then what is shown here may be old.
      </p>
    </Dialog>
  )
}
