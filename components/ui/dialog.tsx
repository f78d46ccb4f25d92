'use client'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type DialogProps = {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  /** `alertdialog` asks before something that cannot be undone; a press outside does not close it. */
  role?: 'dialog' | 'alertdialog'
  width?: 'narrow' | 'wide'
}

/** A modal: takes the focus, keeps it, gives it back; Escape closes. */
export function Dialog({ title, open, onClose, children, footer, role = 'dialog', width = 'narrow' }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(now) => !now && onClose()}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-1100 grid place-items-center bg-scrim p-4 max-sm:place-items-end max-sm:p-0"
    >
      <Modal
        className={`w-full rounded-lg border border-line-strong bg-panel shadow-raised max-sm:rounded-b-none ${width === 'wide' ? 'max-w-[56rem]' : 'max-w-[34rem]'}`}
      >
        <AriaDialog role={role} className="flex max-h-[min(86vh,54rem)] flex-col outline-none">
          <header className="flex items-center gap-3 border-b border-line py-2.5 pr-2.5 pl-5">
            <Heading slot="title" className="grow text-xl font-semibold">
              {title}
            </Heading>
            <Button tone="bare" size="small" keyHint="Esc" onClick={onClose}>
              <Icon name="cross" />
              <span className="sr-only">Close</span>
            </Button>
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 py-4">{children}</div>
          {footer && <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
