'use client'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Plate } from '#components/plate/plate.tsx'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'

interface Check {
  mark: string
  format: string
  partial: boolean
  problem: string | null
  lookAlikes: { vrm: string; inHundred: number; lists: string[] | null }[]
  duplicates: { id: string; grade: string; reason: string; hotlist: { name: string } }[]
}

const SETTLE_MS = 300

/** What the server says of a mark a moment after the last key; undefined while it has not said. */
function useMarkCheck(mark: string, except: string | undefined): Check | 'failed' | undefined {
  const [said, setSaid] = useState<{ of: string; check: Check | 'failed' }>()
  useEffect(() => {
    if (mark.trim() === '') return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ mark, ...(except && { except }) })
      try {
        const response = await fetchPatiently(`/api/console/entries/check?${query}`, {
          signal: stop.signal,
          cache: 'no-store',
        })
        setSaid({ of: mark, check: response.ok ? ((await response.json()) as Check) : 'failed' })
      } catch {
        if (!stop.signal.aborted) setSaid({ of: mark, check: 'failed' })
      }
    }, SETTLE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [mark, except])
  return said?.of === mark ? said.check : undefined
}

/** The mark as its plate, what looks like it on lists and on the road, and where it is listed already. */
export function MarkCheck({ mark, except }: { mark: string; except?: string }) {
  const check = useMarkCheck(mark, except)
  if (mark.trim() === '') return <p className="text-sm text-dim">The plate appears here as it will be listed.</p>
  if (check === undefined) return <p className="text-sm text-dim">Checking the mark…</p>
  if (check === 'failed') {
    return (
      <p className="text-sm text-caution">The mark could not be checked now. It is checked again when you list it.</p>
    )
  }
  return (
    <section aria-label="Mark check" aria-live="polite" className="grid gap-2">
      <div className="flex items-center gap-3">
        <Plate mark={check.mark || '?'} yellow size="large" />
        <span className="text-sm text-dim">{check.partial ? 'partial mark' : check.format.replaceAll('-', ' ')}</span>
      </div>
      {check.problem && <p className="text-sm text-danger">{check.problem}</p>}
      {check.duplicates.length > 0 && (
        <div className="text-sm">
          <p className="font-medium text-caution">Listed already</p>
          <ul>
            {check.duplicates.map(({ id, reason, grade, hotlist }) => (
              <li key={id}>
                <Link href={`/hotlists/entries/${id}`} className="text-link underline">
                  {hotlist.name}
                </Link>
                : {reason}, {grade}
              </li>
            ))}
          </ul>
        </div>
      )}
      {check.lookAlikes.length > 0 && (
        <div className="text-sm">
          <p className="font-medium text-caution">Cameras may take these for it</p>
          <ul className="grid gap-1 pt-1">
            {check.lookAlikes.map(({ vrm, inHundred, lists }) => (
              <li key={vrm} className="flex flex-wrap items-center gap-2">
                <Plate mark={vrm} />
                <span className="text-dim">
                  {lists ? `listed: ${lists.join(', ')}` : 'on the road, read in the last 30 days'} · {inHundred} in 100
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!check.problem && check.duplicates.length + check.lookAlikes.length === 0 && (
        <p className="text-sm text-dim">No listed vehicle and none read in the last 30 days looks like it.</p>
      )}
    </section>
  )
}
