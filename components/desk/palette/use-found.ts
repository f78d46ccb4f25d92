import { useEffect, useState } from 'react'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { Found } from '#lib/response/found.ts'
import { useDeskWorld } from '../desk-world.tsx'

/** A pause in typing that asks. */
const settleMs = 150
const none: readonly Found[] = []

export interface FoundState {
  found: readonly Found[]
  /** Asked and not answered yet. */
  busy: boolean
  failed: boolean
}

/** What the server finds for what is typed; the last answer stays while the next is on its way. */
export function useFound(text: string): FoundState {
  const { practice } = useDeskWorld()
  const wanted = practice ? '' : text.trim()
  const [held, setHeld] = useState<FoundState & { text: string }>({ text: '', found: none, busy: false, failed: false })
  useEffect(() => {
    if (wanted.length < 2) return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const response = await fetchPatiently(`/api/console/find?q=${encodeURIComponent(wanted)}`, {
          signal: stop.signal,
        })
        if (!response.ok) throw new Error(String(response.status))
        const { found } = (await response.json()) as { found: Found[] }
        setHeld({ text: wanted, found, busy: false, failed: false })
      } catch {
        if (!stop.signal.aborted) setHeld({ text: wanted, found: none, busy: false, failed: true })
      }
    }
    const timer = setTimeout(() => void ask(), settleMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted])
  if (wanted.length < 2) return { found: none, busy: false, failed: false }
  return { ...held, busy: held.text !== wanted }
}
