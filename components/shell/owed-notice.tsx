'use client'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { DueIn } from '#components/hotlists/review/due-in.tsx'

const ASK_EVERY_MS = 10_000

interface Owed {
  owed: number
  overdue: number
  dueAt: string | null
}

/** Above every page of those who may decide, and of those who asked: what waits for authorisation, and until when. */
export function OwedNotice() {
  const [owed, setOwed] = useState<Owed>()
  useEffect(() => {
    const ask = async () => {
      const response = await fetch('/api/console/owed', { cache: 'no-store' }).catch(() => null)
      // No answer leaves what is shown: the page itself says when the server is away.
      if (response?.ok) setOwed((await response.json()) as Owed)
    }
    void ask()
    const timer = setInterval(ask, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  if (!owed?.dueAt) return null
  const late = owed.overdue > 0
  return (
    <Link
      href="/hotlists/review"
      prefetch={false}
      role="status"
      className={`rounded-md border px-2 py-0.5 text-sm ${late ? 'border-danger-line bg-danger-ground text-danger' : 'border-caution-line bg-caution-ground text-caution'}`}
    >
      {owed.owed} to authorise, <DueIn at={owed.dueAt} />
    </Link>
  )
}
