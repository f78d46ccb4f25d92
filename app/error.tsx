'use client'
import { Notice } from '#components/shell/notice.tsx'
import { Button } from '#components/ui/button.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Notice
      title="This page could not be shown"
      action={
        <div>
          <Button tone="primary" onClick={reset}>
            Try again
          </Button>
        </div>
      }
    >
      <p>What is stored is safe; alarms go on being received. If it happens again, tell the system’s keeper.</p>
      {error.digest && <p>Reference {error.digest}</p>}
    </Notice>
  )
}
