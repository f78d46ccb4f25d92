'use client'
import { Checkbox } from '#components/ui/field.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { themeNames } from '#components/ui/theme.ts'
import { type Theme, themes } from '#lib/core/theme.ts'
import { highVolumeFloor, type QueueColumn, queueColumns } from '#lib/people/settings.ts'
import { KeyChoices } from './key-choices.tsx'
import { useSettings } from './settings-context.tsx'

const columnNames: Record<QueueColumn, string> = {
  vehicle: 'Make, model and colour',
  place: 'Camera and direction',
  sightings: 'Number of sightings',
}

/** All settings of a person, each in effect as it is chosen. */
export function SettingsForm() {
  const { settings, change } = useSettings()
  const { look, queue } = settings
  const themeChoices = [
    ...themes.map((theme) => ({ value: theme as Theme | 'machine', label: themeNames[theme] })),
    { value: 'machine' as const, label: 'As this machine was set' },
  ]
  const toggle = (column: QueueColumn, shown: boolean) =>
    change({ queue: { hidden: queueColumns.filter((one) => (one === column ? !shown : queue.hidden.includes(one))) } })
  return (
    <div className="grid gap-8">
      <Part title="Look">
        <RadioGroup
          legend="Theme"
          choices={themeChoices}
          value={look.theme ?? 'machine'}
          onChange={(theme) => change({ look: { theme: theme === 'machine' ? null : theme } })}
        />
        <RadioGroup
          legend="Density of the queue"
          choices={[
            { value: 'normal', label: 'Normal, 44 px rows' },
            { value: 'compact', label: 'Compact, 36 px rows' },
          ]}
          value={look.density}
          onChange={(density) => change({ look: { density } })}
        />
        <RadioGroup
          legend="Distances"
          choices={[
            { value: 'miles', label: 'Miles' },
            { value: 'kilometres', label: 'Kilometres' },
          ]}
          value={look.distance}
          onChange={(distance) => change({ look: { distance } })}
        />
      </Part>
      <Part title="Sound">
        <label className="flex max-w-96 items-center gap-3">
          <span className="text-sm font-medium">Volume of a desk</span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={settings.sound.volume}
            onChange={(event) => change({ sound: { volume: Number(event.target.value) } })}
            className="min-h-control grow accent-[var(--focus)]"
          />
          <output className="w-12 text-right">{settings.sound.volume} %</output>
        </label>
        <p className="text-sm text-dim">
          A High is never quieter than {highVolumeFloor} % (policy). Patterns can be heard on the desk, under its sound.
        </p>
      </Part>
      <Part title="Queue">
        <fieldset>
          <legend className="text-sm font-medium">
            Shown on a row beside band, mark, reason, age, state and owner
          </legend>
          {queueColumns.map((column) => (
            <Checkbox
              key={column}
              checked={!queue.hidden.includes(column)}
              onChange={({ target }) => toggle(column, target.checked)}
            >
              {columnNames[column]}
            </Checkbox>
          ))}
        </fieldset>
      </Part>
      <Part title="Keys">
        <KeyChoices />
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-4 border-t border-line pt-4">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  )
}
