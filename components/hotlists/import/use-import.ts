import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { Layout } from '#lib/hotlists/files/layout.ts'
import type { ImportActions, ImportKind } from '#lib/hotlists/imports/command-input.ts'
import { askState, type ImportState } from './import-state.ts'
import { upload } from './upload.ts'

type Step =
  | { at: 'choose' }
  | { at: 'reading'; importId: string; sent: number; rows: number; refused: number }
  | { at: 'preview'; state: ImportState }
  | { at: 'applying'; state: ImportState }
  | { at: 'done'; state: ImportState; revision: number }
export type Reading = Extract<Step, { at: 'reading' }>

const pollMs = 700
const noAnswer = 'The server did not answer. Look at the list’s revisions before you try again.'

/** One import from its file to its revision; `problem` says why the last step did not go on. */
export function useImport(listId: string, kind: ImportKind, actions: ImportActions) {
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [problem, setProblem] = useState<string>()
  const [detected, setDetected] = useState<ImportState['detected']>(null)
  const abort = useRef<AbortController>(null)
  const router = useRouter()
  const whileReading = (change: Partial<Reading>) =>
    setStep((now) => (now.at === 'reading' ? { ...now, ...change } : now))

  async function send(given: File | undefined) {
    if (!given || step.at !== 'choose') return
    setProblem(undefined)
    const begun = await actions
      .begin({ hotlistId: listId, kind, fileName: given.name, bytes: given.size })
      .catch(() => null)
    if (!begun?.ok) return setProblem(begun?.refusal.message ?? noAnswer)
    const { importId } = begun.value
    setStep({ at: 'reading', importId, sent: 0, rows: 0, refused: 0 })
    const ended = new AbortController()
    abort.current = ended
    const poll = setInterval(async () => {
      const state = await askState(importId)
      if (state) whileReading({ rows: state.rows, refused: state.refused })
    }, pollMs)
    const failed = await upload(importId, given, (sent) => whileReading({ sent }), ended.signal)
    clearInterval(poll)
    const state = await askState(importId)
    setDetected(state?.detected ?? null)
    if (failed !== undefined || state?.state !== 'ready') {
      setProblem(failed ?? state?.problem ?? noAnswer)
      return setStep({ at: 'choose' })
    }
    setStep({ at: 'preview', state })
  }

  async function giveUp(importId: string) {
    abort.current?.abort()
    await actions.cancel({ importId }).catch(() => null)
    setStep({ at: 'choose' })
    setProblem('The import was cancelled. Nothing was changed.')
  }

  async function confirm(state: ImportState, why: string) {
    if (state.guard?.stops && why.length < 3) return setProblem('Say why so many entries may leave the list.')
    setProblem(undefined)
    setStep({ at: 'applying', state })
    const answer = await actions
      .apply({ importId: state.id, ...(why && { confirmWithdrawals: why }) })
      .catch(() => null)
    if (answer?.ok) {
      router.refresh()
      return setStep({ at: 'done', state, revision: answer.value.revision })
    }
    setProblem(answer?.refusal.message ?? noAnswer)
    setStep({ at: 'preview', state: (await askState(state.id)) ?? state })
  }

  async function saveLayout(layout: Layout): Promise<string | undefined> {
    const answer = await actions.saveLayout({ hotlistId: listId, layout }).catch(() => null)
    if (!answer?.ok) return answer?.refusal.message ?? noAnswer
    router.refresh()
    return undefined
  }

  return { step, problem, detected, send, giveUp, confirm, saveLayout, again: () => setStep({ at: 'choose' }) }
}
