'use client'
import { type FormEvent, useId, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { Keeper } from '#lib/watch/state.ts'
import { areaWords } from './area-words.ts'
import { useWatch } from './watch-context.tsx'

const nobody = 'nobody'

/** Who stands in during a break. */
export function BreakForm({ mine, onClose }: { mine: Keeper; onClose: () => void }) {
  const watch = useWatch()
  const form = useId()
  const { busy, problem, run } = useAct()
  const able = (watch?.state.colleagues ?? []).filter(
    (keeper) =>
      !keeper.silent && keeper.onBreakSince === null && mine.areaIds.every((id) => keeper.couldWatch.includes(id)),
  )
  const [cover, setCover] = useState<string>(able[0]?.watchId ?? nobody)
  if (!watch) return null
  const { state, actions, refresh } = watch

  function submit(event: FormEvent) {
    event.preventDefault()
    void run(
      () => actions.takeBreak({ coverId: cover === nobody ? null : cover, leaveUnwatched: cover === nobody }),
      () => void refresh().then(onClose),
    )
  }
  return (
    <Dialog
      title="Take a break"
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Stay</Button>
          <Button type="submit" form={form} tone="primary" busy={busy}>
            Begin the break
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {problem && <ErrorState title="You are still on watch">{problem}</ErrorState>}
        <p>While you are away your desk does not count as watching {areaWords(state, mine.areaIds)}.</p>
        <RadioGroup
          legend="Who stands in"
          look="list"
          value={cover}
          onChange={setCover}
          choices={[
            ...able.map((keeper) => ({
              value: keeper.watchId,
              label: keeper.personName,
              hint: `${keeper.deskName}, watching ${areaWords(state, keeper.areaIds)}`,
            })),
            {
              value: nobody,
              label: 'Nobody',
              hint: 'What nobody else watches is a coverage gap: supervisors are told.',
            },
          ]}
        />
      </form>
    </Dialog>
  )
}
