import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CategoryForm } from '#components/policy/category-form.tsx'
import { ChooseCategory } from '#components/policy/choose-category.tsx'
import { Decide } from '#components/policy/decide.tsx'
import { DifferenceTable } from '#components/policy/difference-table.tsx'
import { DraftState } from '#components/policy/draft-state.tsx'
import { ProblemList } from '#components/policy/problem-list.tsx'
import { SettingsForm } from '#components/policy/settings-form.tsx'
import { TimesForm } from '#components/policy/times-form.tsx'
import { WhatIfTable } from '#components/policy/what-if-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { can } from '#lib/access/viewer.ts'
import { bands } from '#lib/alarms/band.ts'
import { problemsOf } from '#lib/alarms/policies/check.ts'
import { differences } from '#lib/alarms/policies/difference.ts'
import {
  findContent,
  findDraft,
  forceNames,
  mostMatches,
  raisedSince,
  storedMatches,
  whatIfSince,
} from '#lib/alarms/policies/queries.ts'
import { whatIf } from '#lib/alarms/policies/what-if.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { requireViewer } from '#lib/web/page.ts'
import { type SearchParams, textOf } from '#lib/web/search-params.ts'
import * as actions from '../../actions.ts'

export const metadata: Metadata = { title: 'Policy draft' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

export default async function DraftPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('policy:read')
  const id = z.guid().safeParse((await params).id).data
  const draft = id && (await findDraft(database(), id))
  const base = draft && (await findContent(database(), draft.basedOn))
  if (!draft || !base) notFound()
  const now = new Date()
  const restricted = can(viewer, 'alarm:read-restricted')
  const [matches, raised, forces] = await Promise.all([
    storedMatches(pool(), whatIfSince(now), { restricted }),
    raisedSince(pool(), viewer, whatIfSince(now)),
    forceNames(pool()),
  ])
  const { content } = draft
  const problems = problemsOf(content, base)
  const open = draft.decidedAt === null
  const editable = open && can(viewer, 'policy:edit')
  const onDraft = { draftId: draft.id, revision: draft.revision }
  const code = textOf((await searchParams).category)
  const category = content.categories.find((each) => each.code === code) ?? null
  return (
    <PageFrame title="Policy draft" lead={draft.note}>
      <DraftState draft={draft} />
      <section aria-labelledby="changes" className="grid gap-3">
        <h2 id="changes" className="text-lg font-semibold">
          What it changes from version {draft.basedOn}
        </h2>
        <ProblemList problems={problems} />
        <DifferenceTable changes={differences(base, content)} />
      </section>
      {problems.length === 0 && (
        <WhatIfTable
          before={whatIf(matches, base)}
          after={whatIf(matches, content)}
          raised={raised}
          forces={forces}
          matches={matches.length}
          cut={matches.length >= mostMatches}
          restricted={restricted}
          basedOn={draft.basedOn}
        />
      )}
      {open && (
        <Decide
          onDraft={onDraft}
          state={draft.state}
          note={draft.note}
          effectiveAt={(draft.effectiveAt ?? now).toISOString()}
          mayEdit={editable}
          mayApprove={can(viewer, 'policy:approve')}
          own={draft.editorIds.includes(viewer.id)}
          actions={{
            submit: actions.submit,
            approve: actions.approve,
            refuse: actions.refuse,
            discard: actions.discard,
          }}
        />
      )}
      {editable && (
        <>
          <section aria-labelledby="categories" className="grid gap-3">
            <h2 id="categories" className="text-lg font-semibold">
              Categories
            </h2>
            <ChooseCategory draftId={draft.id} categories={content.categories} chosen={code ?? null} />
            {(category || code === 'new') && (
              <CategoryForm
                key={`${code} ${draft.revision}`}
                onDraft={onDraft}
                category={category}
                save={actions.saveCategory}
              />
            )}
          </section>
          <section aria-labelledby="times" className="grid gap-3">
            <h2 id="times" className="text-lg font-semibold">
              Times by band
            </h2>
            {bands.map((band) => (
              <TimesForm
                key={`${band} ${draft.revision}`}
                onDraft={onDraft}
                band={band}
                times={content.bands[band]}
                save={actions.saveTimes}
              />
            ))}
          </section>
          <SettingsForm
            key={draft.revision}
            onDraft={onDraft}
            settings={content.settings}
            save={actions.saveSettings}
          />
        </>
      )}
    </PageFrame>
  )
}
