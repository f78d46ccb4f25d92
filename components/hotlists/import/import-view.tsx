'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, Select, TextArea } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { Layout } from '#lib/hotlists/files/layout.ts'
import type { ImportActions, ImportKind } from '#lib/hotlists/imports/command-input.ts'
import { askState, type ImportState } from './import-state.ts'
import { Mapping } from './mapping.tsx'
import { Preview } from './preview.tsx'
import { upload } from './upload.ts'

export interface ImportTarget {
  id: string
  name: string
  owner: string
  covert: boolean
  layout: Layout
}

type Step =
  | { at: 'choose' }
  | { at: 'reading'; importId: string; sent: number; rows: number; refused: number }
  | { at: 'preview'; state: ImportState }
  | { at: 'applying'; state: ImportState }
  | { at: 'done'; state: ImportState; revision: number }

const pollMs = 700
const noAnswer = 'The server did not answer. Look at the list’s revisions before you try again.'

/** Choose list and file, look at what would happen, confirm, see what happened. */
export function ImportView({
  lists,
  chosen,
  actions,
}: {
  lists: readonly ImportTarget[]
  chosen?: string
  actions: ImportActions
}) {
  const [listId, setListId] = useState(lists.some(({ id }) => id === chosen) ? (chosen ?? '') : (lists[0]?.id ?? ''))
  const [kind, setKind] = useState<ImportKind>('full')
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [problem, setProblem] = useState<string>()
  const [seen, setSeen] = useState<ImportState['detected']>(null)
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController>(null)
  const reason = useRef<HTMLTextAreaElement>(null)
  const router = useRouter()
  const list = lists.find(({ id }) => id === listId)
  const busy = step.at !== 'choose'

  async function send(given: File | undefined) {
    if (!given || busy) return
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
      if (state) setStep((now) => (now.at === 'reading' ? { ...now, rows: state.rows, refused: state.refused } : now))
    }, pollMs)
    const failed = await upload(
      importId,
      given,
      (sent) => setStep((now) => (now.at === 'reading' ? { ...now, sent } : now)),
      ended.signal,
    )
    clearInterval(poll)
    const state = await askState(importId)
    setSeen(state?.detected ?? null)
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

  async function confirm(state: ImportState) {
    const why = reason.current?.value.trim()
    if (state.guard?.stops && (why?.length ?? 0) < 3) return setProblem('Say why so many entries may leave the list.')
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

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }

  return (
    <div className="grid gap-5">
      {problem && <ErrorState title={problem} />}
      {step.at === 'choose' && (
        <>
          <div className="flex flex-wrap items-end gap-3">
            <Field label="List">
              {(tie) => (
                <Select {...tie} value={listId} onChange={(event) => setListId(event.target.value)}>
                  {lists.map(({ id, name, owner }) => (
                    <option key={id} value={id}>
                      {name} ({owner})
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="The file is">
              {(tie) => (
                <Select {...tie} value={kind} onChange={(event) => setKind(event.target.value as ImportKind)}>
                  <option value="full">the whole list: what it does not name is withdrawn</option>
                  <option value="delta">a delta: rows say add, change or withdraw</option>
                </Select>
              )}
            </Field>
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button beside it that does the same */}
          <div
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
            className={`grid justify-items-center gap-3 rounded-lg border-2 border-dashed px-6 py-10 text-center ${over ? 'border-primary bg-selected' : 'border-line-strong'}`}
          >
            <p className="text-lg">Drop a file here</p>
            <p className="max-w-[60ch] text-dim">
              CSV in any of the usual encodings, separated by comma, semicolon, tab or bar; with headings, in the
              16-column VOI order, or as the list’s mapping says. One JSON object a line (.ndjson) too.
            </p>
            <Button tone="primary" onClick={() => file.current?.click()}>
              Choose a file
            </Button>
            <input
              ref={file}
              type="file"
              className="sr-only"
              tabIndex={-1}
              aria-label="File to import"
              onChange={(event) => {
                void send(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </div>
          {list && (
            <details className="rounded-lg border border-line px-5 py-3">
              <summary className="cursor-pointer font-medium">How this list’s source writes its files</summary>
              <div className="pt-4">
                <Mapping
                  key={`${list.id} ${JSON.stringify(list.layout)} ${seen?.firstRow?.length ?? 0}`}
                  layout={list.layout}
                  firstRow={seen?.firstRow}
                  header={seen?.header ?? false}
                  save={saveLayout}
                />
              </div>
            </details>
          )}
        </>
      )}
      {step.at === 'reading' && (
        <div className="grid gap-3" role="status">
          <p>
            {step.sent < 1 ? 'Sending' : 'Comparing with the list'}: {step.rows.toLocaleString('en-GB')} rows read,{' '}
            {step.refused.toLocaleString('en-GB')} refused. Nothing has changed yet.
          </p>
          <progress value={step.sent} max={1} aria-label="Sent" className="h-2 w-full accent-primary" />
          <div>
            <Button onClick={() => giveUp(step.importId)}>Cancel</Button>
          </div>
        </div>
      )}
      {(step.at === 'preview' || step.at === 'applying') && (
        <section aria-labelledby="preview" className="grid gap-4">
          <h2 id="preview" className="text-lg font-semibold">
            What would happen to {step.state.hotlistName}
          </h2>
          <Preview state={step.state} />
          {step.state.guard?.stops && (
            <div className="grid gap-3 rounded-md border border-danger-line bg-danger-ground px-4 py-3">
              <p>
                <b className="font-semibold text-danger">
                  {step.state.counts?.withdrawn.toLocaleString('en-GB')} of{' '}
                  {step.state.guard.before.toLocaleString('en-GB')} entries ({Math.round(step.state.guard.share * 100)}{' '}
                  %) would be withdrawn.
                </b>{' '}
                More than {Math.round(step.state.guard.most * 100)} % (policy) needs a reason: is it the whole list, and
                the right one?
              </p>
              <Field label="Why so many entries may leave">
                {(tie) => <TextArea {...tie} ref={reason} maxLength={500} />}
              </Field>
            </div>
          )}
          <div className="flex gap-2">
            <Button
              tone={step.state.guard?.stops ? 'danger' : 'primary'}
              busy={step.at === 'applying'}
              onClick={() => confirm(step.state)}
            >
              {step.at === 'applying' ? 'Being applied' : 'Apply as one revision'}
            </Button>
            <Button
              blocked={step.at === 'applying' && 'It is being applied, all of it or nothing'}
              onClick={() => giveUp(step.state.id)}
            >
              Cancel
            </Button>
          </div>
        </section>
      )}
      {step.at === 'done' && (
        <section role="status" className="grid gap-4">
          <h2 className="text-lg font-semibold">
            {step.state.hotlistName} is at revision {step.revision}
          </h2>
          <Preview state={step.state} />
          <p className="flex gap-5">
            <Link href={`/hotlists/lists/${encodeURIComponent(step.state.hotlistId)}`} className="text-link underline">
              Revisions, and undo
            </Link>
            <button type="button" className="text-link underline" onClick={() => setStep({ at: 'choose' })}>
              Import another file
            </button>
          </p>
        </section>
      )}
    </div>
  )
}
