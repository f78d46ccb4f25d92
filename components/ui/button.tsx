'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'

const tones = {
  primary: 'border-primary bg-primary text-primary-ink font-semibold hover:border-primary-hover hover:bg-primary-hover',
  quiet: 'border-line-strong bg-raised text-ink hover:bg-selected',
  danger: 'border-danger-line bg-danger-ground text-danger font-medium hover:border-danger',
  bare: 'border-transparent bg-transparent text-dim hover:bg-hover hover:text-ink',
}
const sizes = {
  small: 'min-h-[calc(var(--control)-0.25rem)] px-2 text-sm',
  normal: 'min-h-control px-3 text-base',
  large: 'min-h-18 rounded-lg px-5 text-2xl',
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  tone?: keyof typeof tones
  size?: keyof typeof sizes
  /** The key that does the same, shown on the button. */
  keyHint?: string
  /** Why it cannot be pressed now: it stays reachable, so that the reason can be read and heard. */
  blocked?: string | null | false
  /** Work is under way: a second press does nothing. */
  busy?: boolean
}

/** `a` is printed `A`; names of keys stay as they are. */
const keyWord = (key: string): string => (key.length === 1 ? key.toUpperCase() : key)

/** A button; one `primary` per view. It is never `disabled`, it says why it is `blocked`. */
export function Button({ tone = 'quiet', size = 'normal', keyHint, blocked, busy, onClick, ...rest }: ButtonProps) {
  const idle = Boolean(blocked) || busy
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (idle) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      type="button"
      {...rest}
      onClick={press}
      aria-disabled={idle || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keyHint}
      title={blocked || rest.title}
      className={classNames(
        'inline-flex items-center justify-center gap-2 rounded-md border whitespace-nowrap select-none',
        sizes[size],
        idle ? 'cursor-default! border-line bg-transparent text-faint' : tones[tone],
        rest.className,
      )}
    >
      {rest.children}
      {keyHint && (
        <span aria-hidden="true">
          <Kbd on={tone === 'primary' && !idle ? 'primary' : 'ground'}>{keyWord(keyHint)}</Kbd>
        </span>
      )}
      {blocked && <span className="sr-only">: {blocked}</span>}
    </button>
  )
}
