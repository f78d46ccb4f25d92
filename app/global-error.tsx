'use client'
import './globals.css'
import { Notice } from '#components/shell/notice.tsx'

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB" data-theme="dark">
      <body>
        <Notice
          title="The desk could not be shown"
          action={
            <a href="/" className="text-link underline">
              Load it again
            </a>
          }
        >
          <p>What is stored is safe; alarms go on being received. If it happens again, tell the system’s keeper.</p>
          {error.digest && <p>Reference {error.digest}</p>}
        </Notice>
      </body>
    </html>
  )
}
