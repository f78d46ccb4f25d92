'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '#components/ui/toast-store.ts'
import type { Result } from '#lib/core/result.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

/** One act at a time, with what went wrong in words; the page is asked for anew when it is done. */
export function useSave() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  async function run<T>(act: () => Promise<Result<T>>, words: string): Promise<T | undefined> {
    setBusy(true)
    setProblem(undefined)
    const answer = await act().catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      setProblem(answer?.refusal.message ?? noAnswer)
      return undefined
    }
    toast(words, { tone: 'ok' })
    router.refresh()
    return answer.value
  }
  return { busy, problem, run, router }
}

export interface OnDraft {
  draftId: string
  revision: number
}
