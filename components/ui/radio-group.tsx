import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export type Choice<V extends string> = { value: V; label: ReactNode; hint?: ReactNode }

type RadioGroupProps<V extends string> = {
  legend: ReactNode
  /** Keep the legend for screen readers only, where the words already stand beside it. */
  legendHidden?: boolean
  choices: readonly Choice<V>[]
  value: V | null
  onChange: (value: V) => void
  /** `segments`: side by side, for two to four short answers; `list`: one below the other, with hints. */
  look?: 'segments' | 'list'
  name?: string
}

/** One of a few, all in sight: native radio buttons, so arrows move and forms submit without a line of script. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { legend, legendHidden, choices, value, onChange, look = 'segments' } = props
  const own = useId()
  const segments = look === 'segments'
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? 'sr-only' : 'mb-1 text-sm font-medium text-ink'}>{legend}</legend>
      <div className={segments ? 'inline-flex rounded-md border border-edge bg-panel' : 'grid gap-px'}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              'relative flex items-center has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              segments
                ? 'min-h-[calc(var(--control)-0.25rem)] justify-center border-l border-line-strong px-3 text-sm text-dim first:rounded-l-md first:border-l-0 last:rounded-r-md has-checked:bg-primary has-checked:font-semibold has-checked:text-primary-ink'
                : 'min-h-control gap-2.5 rounded-md px-2 py-1 has-checked:bg-selected hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={props.name ?? own}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              className={segments ? 'sr-only' : 'size-4 shrink-0 accent-primary'}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="block text-sm text-dim">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
