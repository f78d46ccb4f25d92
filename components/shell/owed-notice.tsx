'use client'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { DueIn } from '#components/hotlists/review/due-in.tsx'

const ASK_EVERY_MS = 10_000

interface Owed {
  owed: number
  overdue: number
  dueAt: string | null
  mine: { late: number; soon: number }
}

/**
 * Above every page of those who may decide, and of those who asked: what waits for authorisation, and until when; and to
 * an owner of entries, which of them want a look.
 */
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
  if (!owed) return null
  const { late, soon } = owed.mine
  return (
    <>
      {owed.dueAt && (
        <Link
          href="/hotlists/review"
          prefetch={false}
          role="status"
          className={`rounded-md border px-2 py-0.5 text-sm ${owed.overdue > 0 ? 'border-danger-line bg-danger-ground text-danger' : 'border-caution-line bg-caution-ground text-caution'}`}
        >
          {owed.owed} to authorise, <DueIn at={owed.dueAt} />
        </Link>
      )}
      {late + soon > 0 && (
        <Link href="/hotlists/review?whose=mine" prefetch={false} className="text-sm hover:underline">
          Your entries:{' '}
          {late > 0 && <span className="font-semibold text-danger">{late.toLocaleString('en-GB')} overdue</span>}
          {late > 0 && soon > 0 && ', '}
          {soon > 0 && `${soon.toLocaleString('en-GB')} due soon`}
        </Link>
      )}
    </>
  )
}
