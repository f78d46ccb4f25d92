'use client'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { Icon } from './icon.tsx'

type PopoverProps = {
  /** What stands on the quiet button that opens it. */
  label: ReactNode
  title: string
  children: ReactNode
}

/** A few words more, over the page and not in its way: Escape or a press outside closes it, the focus comes back. */
export function Popover({ label, title, children }: PopoverProps) {
  return (
    <DialogTrigger>
      <AriaButton className="inline-flex min-h-[calc(var(--control)-0.25rem)] items-center gap-1 rounded-md px-1.5 text-sm whitespace-nowrap hover:bg-hover">
        {label}
        <Icon name="chevron" className="text-dim" />
      </AriaButton>
      <AriaPopover
        placement="bottom end"
        className="w-[26rem] max-w-[calc(100vw-1rem)] rounded-md border border-line-strong bg-raised shadow-raised"
      >
        <Dialog className="grid max-h-[70vh] gap-3 overflow-y-auto p-4 outline-none">
          <Heading slot="title" className="text-lg font-semibold">
            {title}
          </Heading>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
