'use client'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type NavGroupProps = { label: string; current: boolean; children: ReactNode }

/**
 * Places that belong together, behind one word of the row. It opens where no script runs too; Escape, leaving it, a
 * press outside or going somewhere closes it.
 */
export function NavGroup({ label, current, children }: NavGroupProps) {
  const box = useRef<HTMLDetailsElement>(null)
  const close = () => {
    if (box.current) box.current.open = false
  }
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (box.current?.open && !box.current.contains(target as Node)) box.current.open = false
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box.current?.open) return
    event.stopPropagation()
    close()
    box.current.querySelector('summary')?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) close()
  }
  return (
    <li>
      <details ref={box} name="places" className="group relative" onKeyDown={onKeyDown} onBlur={onBlur}>
        <summary
          className={classNames(
            'inline-flex min-h-control items-center gap-1 rounded-md px-2.5 text-sm list-none [&::-webkit-details-marker]:hidden',
            current ? 'bg-raised text-ink' : 'text-dim hover:bg-hover hover:text-ink',
          )}
        >
          {label}
          {current && <span className="sr-only"> (the present page is in it)</span>}
          <Icon name="chevron" className="text-dim group-open:rotate-180" />
        </summary>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link chosen by a key clicks too */}
        <ul
          className="absolute top-full left-0 z-1000 mt-1 grid min-w-44 gap-px rounded-md border border-line-strong bg-raised p-1 shadow-raised"
          onClick={close}
        >
          {children}
        </ul>
      </details>
    </li>
  )
}
