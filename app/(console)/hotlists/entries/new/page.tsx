import type { Metadata } from 'next'
import { EntryForm } from '#components/hotlists/entry/entry-form.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { DAY_MS } from '#lib/hotlists/entries/entry-policy.ts'
import { entryRulesAt, formChoices } from '#lib/hotlists/entries/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { edit, enter } from '../actions.ts'

export const metadata: Metadata = { title: 'List a vehicle' }

export default async function NewEntryPage() {
  const viewer = await requireViewer('hotlist:edit')
  const at = systemClock()
  const [rules, choices] = await Promise.all([entryRulesAt(database(), at), formChoices(database(), viewer)])
  const list = choices.lists.find(({ covert, forceId }) => !covert && forceId === viewer.forceId) ?? choices.lists[0]
  return (
    <PageFrame title="List a vehicle" lead="An entry by hand. What is not marked as needed can stay empty.">
      {list ? (
        <EntryForm
          {...rules}
          {...choices}
          mayOverride={can(viewer, 'hotlist:override')}
          nowMs={at.getTime()}
          enter={enter}
          edit={edit}
          start={{
            ...{
              hotlistId: list.id,
              vrm: '',
              make: null,
              model: null,
              colour: null,
              action: list.covert ? 'SILENT' : 'STOP',
            },
            ...{ warningSignals: [], reason: '', category: '', grade: 'medium', nimCode: null, information: null },
            ...{
              forceId: viewer.forceId ?? list.forceId,
              contact: null,
              ownerId: viewer.id,
              pncId: null,
              marking: null,
            },
            weedAt: new Date(at.getTime() + 28 * DAY_MS).toISOString(),
            ...{ cadReference: null, operationalInstructions: null, sourceReference: null, scope: null },
          }}
        />
      ) : (
        <Empty title="There is no list yet">A list manager makes one under Hotlists.</Empty>
      )}
    </PageFrame>
  )
}
