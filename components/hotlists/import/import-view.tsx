'use client'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, Select } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { Layout } from '#lib/hotlists/files/layout.ts'
import type { ImportActions, ImportKind } from '#lib/hotlists/imports/command-input.ts'
import { BeforeApply } from './before-apply.tsx'
import { DropArea } from './drop-area.tsx'
import { Mapping } from './mapping.tsx'
import { Preview } from './preview.tsx'
import { type Reading, useImport } from './use-import.ts'

export interface ImportTarget {
  id: string
  name: string
  owner: string
  covert: boolean
  layout: Layout
}

interface ImportViewProps {
  lists: readonly ImportTarget[]
  chosen?: string
  actions: ImportActions
}

/** Choose list and file, look at what would happen, confirm, see what happened. */
export function ImportView({ lists, chosen, actions }: ImportViewProps) {
  const [listId, setListId] = useState(lists.some(({ id }) => id === chosen) ? (chosen ?? '') : (lists[0]?.id ?? ''))
  const [kind, setKind] = useState<ImportKind>('full')
  const { step, problem, detected, send, giveUp, confirm, saveLayout, again } = useImport(listId, kind, actions)
  const list = lists.find(({ id }) => id === listId)
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
          <DropArea take={(file) => void send(file)} />
          {list && (
            <details className="rounded-lg border border-line px-5 py-3">
              <summary className="cursor-pointer font-medium">How this list’s source writes its files</summary>
              <div className="pt-4">
                <Mapping
                  key={`${list.id} ${JSON.stringify(list.layout)} ${detected?.firstRow?.length ?? 0}`}
                  layout={list.layout}
                  firstRow={detected?.firstRow}
                  header={detected?.header ?? false}
                  save={saveLayout}
                />
              </div>
            </details>
          )}
        </>
      )}
      {step.at === 'reading' && <Progress step={step} giveUp={giveUp} />}
      {(step.at === 'preview' || step.at === 'applying') && (
        <BeforeApply state={step.state} applying={step.at === 'applying'} confirm={confirm} giveUp={giveUp} />
      )}
      {step.at === 'done' && (
        <section role="status" className="grid gap-4">
          <h2 className="text-lg font-semibold">
            {step.state.hotlistName} is at revision {step.revision}
          </h2>
          <Preview state={step.state} />
          <p className="flex items-center gap-5">
            <Link href={`/hotlists/lists/${encodeURIComponent(step.state.hotlistId)}`} className="text-link underline">
              Revisions, and undo
            </Link>
            <Button onClick={again}>Import another file</Button>
          </p>
        </section>
      )}
    </div>
  )
}

// The browser's own bar is green on grey in every theme.
const bar =
  'h-2 w-full max-w-3xl appearance-none overflow-hidden rounded bg-line [&::-moz-progress-bar]:bg-primary ' +
  '[&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-primary'

const Progress = ({ step, giveUp }: { step: Reading; giveUp: (importId: string) => void }) => (
  <div className="grid gap-3" role="status">
    <p>
      {step.sent < 1 ? 'Sending' : 'Comparing with the list'}: {step.rows.toLocaleString('en-GB')} rows read,{' '}
      {step.refused.toLocaleString('en-GB')} refused. Nothing has changed yet.
    </p>
    <progress value={step.sent} max={1} aria-label="Sent" className={bar} />
    <div>
      <Button onClick={() => giveUp(step.importId)}>Cancel</Button>
    </div>
  </div>
)
