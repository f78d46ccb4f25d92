'use client'
import { type FormEvent, useId, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { SoundCheck } from '#components/sound/sound-check.tsx'
import { useSoundView } from '#components/sound/sound-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Checkbox, Field, Select } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { areaWords } from './area-words.ts'
import { useWatch } from './watch-context.tsx'

export interface LogOnProps {
  forceId: string | null
  onClose: () => void
}

/** Desk, areas, sound, on watch. On watch already, it changes the areas. */
export default function LogOn({ forceId, onClose }: LogOnProps) {
  const watch = useWatch()
  const sound = useSoundView((view) => view)
  const form = useId()
  const { busy, problem, run } = useAct()
  const mine = watch?.state.mine ?? null
  const desks = watch?.state.desks ?? []
  const first = mine?.deskId ?? (desks.find((desk) => desk.forceId === forceId) ?? desks[0])?.id ?? ''
  const [deskId, setDeskId] = useState(first)
  const desk = desks.find(({ id }) => id === deskId)
  const [unheard, setUnheard] = useState(false)
  const [areaIds, setAreaIds] = useState<readonly string[]>(mine?.ownAreaIds ?? desk?.areaIds ?? [])
  if (!watch) return null
  const { state, actions, refresh } = watch
  const possible = state.areas.filter(({ id }) => desk?.areaIds.includes(id))
  const chosen = areaIds.filter((id) => desk?.areaIds.includes(id))
  const isHeard = sound.state !== 'off' && sound.checkedMs !== null
  const blocked =
    chosen.length === 0
      ? 'Choose at least one area'
      : !mine && !isHeard && !unheard && 'Check the sound, or say that you go on watch without it'

  function submit(event: FormEvent) {
    event.preventDefault()
    void run(
      () =>
        actions.logOn({
          deskId,
          areaIds: [...chosen],
          soundState: sound.state === 'off' ? 'off' : sound.checkedMs === null ? 'unchecked' : 'ok',
        }),
      () => void refresh().then(onClose),
    )
  }
  return (
    <Dialog
      title={mine ? 'Change what you watch' : 'Log on at a desk'}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{mine ? 'Leave it' : 'Look only'}</Button>
          <Button type="submit" form={form} tone="primary" busy={busy} blocked={blocked}>
            {mine ? 'Change' : 'Go on watch'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        {problem && <ErrorState title="You were not logged on">{problem}</ErrorState>}
        <Field label="Desk" hint={mine ? 'To change the desk, log off first.' : undefined}>
          {(tie) => (
            <Select
              {...tie}
              value={deskId}
              disabled={mine !== null}
              onChange={({ target }) => {
                setDeskId(target.value)
                setAreaIds(desks.find(({ id }) => id === target.value)?.areaIds ?? [])
              }}
            >
              {desks.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                  {at(state.colleagues.filter((keeper) => keeper.deskId === id).map((keeper) => keeper.personName))}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <fieldset className="grid gap-0.5">
          <legend className="mb-1 text-sm font-medium">Areas you watch</legend>
          {possible.map(({ id, name }) => {
            const others = state.colleagues.filter((keeper) => keeper.areaIds.includes(id) && !keeper.silent)
            return (
              <Checkbox
                key={id}
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  setAreaIds(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
              >
                {name}{' '}
                {others.length > 0 ? (
                  <span className="text-dim">watched by {others.map((keeper) => keeper.personName).join(', ')}</span>
                ) : (
                  <Tag tone="caution">nobody else watches it</Tag>
                )}
              </Checkbox>
            )
          })}
        </fieldset>
        {!mine && (
          <fieldset className="grid gap-3 rounded-md border border-line px-3 py-2">
            <legend className="px-1 text-sm font-medium">Sound check</legend>
            <SoundCheck />
            {!isHeard && (
              <Checkbox checked={unheard} onChange={({ target }) => setUnheard(target.checked)}>
                Go on watch without having heard it.{' '}
                <span className="text-dim">It is recorded, and your supervisor sees it.</span>
              </Checkbox>
            )}
          </fieldset>
        )}
        {mine && (
          <p className="text-dim">
            You are at {mine.deskName}, watching {areaWords(state, mine.areaIds)}.
          </p>
        )}
      </form>
    </Dialog>
  )
}

const at = (names: string[]): string => (names.length > 0 ? ` (${names.join(', ')} there)` : '')
