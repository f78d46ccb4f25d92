import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'

const tones = {
  plain: 'border-line-strong text-dim',
  strong: 'border-ink text-ink font-semibold',
  open: 'border-dashed border-ink text-ink font-medium', // not certain, or not coded
  inverse: 'border-inverse bg-inverse text-inverse-ink font-semibold',
  ok: 'border-line-strong text-ok',
  caution: 'border-caution-line bg-caution-ground text-caution',
  danger: 'border-danger-line bg-danger-ground text-danger',
}

/** A short fixed label: a warning signal (`strong`), an uncertain one (`open`), a state. */
export function Tag({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span className={classNames('inline-flex items-center gap-1 rounded-sm border px-2 py-px text-sm', tones[tone])}>
      {children}
    </span>
  )
}

type ChipProps = ComponentProps<'button'> & { pressed: boolean; count?: number; keyHint?: string }

/** A filter that is on or off, with how many it holds. */
export function Chip({ pressed, count, keyHint, children, className, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-keyshortcuts={keyHint}
      {...rest}
      className={classNames(
        'inline-flex min-h-[calc(var(--control)-0.125rem)] items-center gap-1.5 rounded-md border px-2.5 text-sm whitespace-nowrap transition-colors',
        pressed
          ? 'border-edge bg-raised text-ink'
          : 'border-line bg-transparent text-dim hover:border-line-strong hover:text-ink',
        className,
      )}
    >
      {children}
      {count !== undefined && <b className="font-semibold text-ink">{count.toLocaleString('en-GB')}</b>}
      {keyHint && (
        <span aria-hidden="true">
          <Kbd>{keyHint}</Kbd>
        </span>
      )}
    </button>
  )
}
