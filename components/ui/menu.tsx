'use client'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type MenuChoice = { id: string; label: string; keyHint?: string; hint?: string }

type MenuProps = {
  /** What stands on the button that opens it. */
  label: ReactNode
  choices: readonly MenuChoice[]
  onChoose: (id: string) => void
  onOpenChange?: (open: boolean) => void
  /** As high as small buttons beside it. */
  small?: boolean
}

/** A button that opens a list of acts; arrows move, typing finds, Escape closes. */
export function Menu({ label, choices, onChoose, onOpenChange, small }: MenuProps) {
  return (
    <MenuTrigger onOpenChange={onOpenChange}>
      <AriaButton
        className={classNames(
          'inline-flex items-center gap-1.5 rounded-md border border-line-strong bg-raised whitespace-nowrap hover:bg-selected',
          small ? 'min-h-[calc(var(--control)-0.25rem)] px-2 text-sm' : 'min-h-control px-3',
        )}
      >
        {label}
        <Icon name="chevron" className="text-dim" />
      </AriaButton>
      <Popover
        placement="bottom end"
        className="min-w-48 rounded-md border border-line-strong bg-raised py-1 shadow-raised"
      >
        <AriaMenu onAction={(key) => onChoose(String(key))} className="outline-none">
          {choices.map(({ id, label: words, keyHint, hint }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              className="flex min-h-control cursor-pointer items-center gap-4 px-3 outline-none data-focused:bg-selected"
            >
              <span className="grow">
                {words}
                {hint && <span className="block text-sm text-dim">{hint}</span>}
              </span>
              {keyHint && <Kbd>{keyHint}</Kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
