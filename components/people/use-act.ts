'use client'
import { useState } from 'react'
import type { Result } from '#lib/core/result.ts'

const noAnswer = 'The server refused or did not answer. Look again before you try once more, or sign in again.'

/** Runs one act at a time; `problem` says why the last one was not done. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function run<T>(act: () => Promise<Result<T>>, then: (value: T) => void): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const answer = await act().catch(() => null)
    setBusy(false)
    if (answer?.ok) then(answer.value)
    else setProblem(answer?.refusal.message ?? noAnswer)
  }
  return { busy, problem, run, forget: () => setProblem(undefined) }
}
