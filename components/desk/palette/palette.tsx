'use client'
import { type KeyboardEvent, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { Icon } from '#components/ui/icon.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { type Found, type FoundKind, foundKinds } from '#lib/response/found.ts'
import { type Offer, offersFor } from './offers.ts'
import { useFound } from './use-found.ts'

const kindNames: Record<FoundKind, string> = { alarm: 'Alarms', camera: 'Cameras', unit: 'Units', person: 'People' }

interface PaletteProps {
  offers: readonly Offer[]
  onOffer: (offer: Offer) => void
  onFound: (found: Found) => void
  onClose: () => void
}

/** One field for everything: what to do with the selected alarm, where to go, and what is called so. */
export default function Palette({ offers, onOffer, onFound, onClose }: PaletteProps) {
  const [text, setText] = useState('')
  const { found, busy, failed } = useFound(text)
  const acts = offersFor(offers, text)
  const choose = (key: string) => {
    onClose()
    const offer = offers.find(({ id }) => `act ${id}` === key)
    if (offer) return onOffer(offer)
    const one = found.find(({ kind, id }) => `${kind} ${id}` === key)
    if (one) onFound(one)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-1100 grid justify-items-center bg-scrim p-4 pt-[12vh] max-sm:pt-4"
    >
      <Modal className="h-fit w-full max-w-[40rem] rounded-lg border border-line-strong bg-panel shadow-raised">
        <Dialog aria-label="Find or do" className="outline-none">
          <div className="flex max-h-[70vh] flex-col" onKeyDownCapture={leave}>
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField
                aria-label="Find or do"
                autoFocus
                className="flex items-center gap-3 border-b border-line px-4"
              >
                <Icon name="search" className="text-dim" />
                <Input
                  placeholder="A mark, camera, call sign or name; or what to do"
                  className="h-12 w-full bg-transparent text-lg outline-none placeholder:text-faint"
                />
              </SearchField>
              <Menu
                aria-label="Found"
                onAction={(key) => choose(String(key))}
                className="min-h-0 overflow-y-auto py-1 outline-none"
                renderEmptyState={() => <p className="px-4 py-3 text-dim">{emptyWords(text, busy, failed)}</p>}
              >
                {acts.length > 0 && (
                  <Part title="Do">
                    {acts.map(({ id, label, key }) => (
                      <Row key={id} id={`act ${id}`} title={label} keyHint={key} />
                    ))}
                  </Part>
                )}
                {foundKinds
                  .filter((kind) => found.some((one) => one.kind === kind))
                  .map((kind) => (
                    <Part key={kind} title={kindNames[kind]}>
                      {found
                        .filter((one) => one.kind === kind)
                        .map(({ id, title, detail }) => (
                          <Row key={id} id={`${kind} ${id}`} title={title} detail={detail} mark={kind === 'alarm'} />
                        ))}
                    </Part>
                  ))}
              </Menu>
            </Autocomplete>
            <p role="status" className="border-t border-line px-4 py-1.5 text-xs text-dim">
              {busy
                ? 'Looking…'
                : failed
                  ? 'The server was not reached. Nothing was lost; type again.'
                  : 'What you look up is recorded with your name.'}
            </p>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const emptyWords = (text: string, busy: boolean, failed: boolean): string => {
  if (busy) return 'Looking…'
  if (failed) return 'It could not be looked up just now.'
  return text.trim().length < 2
    ? 'Type two characters or more.'
    : 'Nothing is called so among open alarms, those closed within a day, cameras, units and people.'
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <MenuSection aria-label={title}>
      <Header className="px-4 pt-2 pb-0.5 text-xs text-faint">{title}</Header>
      {children}
    </MenuSection>
  )
}

interface RowProps {
  id: string
  title: string
  detail?: string
  keyHint?: string | null
  mark?: boolean
}

function Row({ id, title, detail, keyHint, mark }: RowProps) {
  return (
    <MenuItem
      id={id}
      textValue={`${title} ${detail ?? ''}`}
      className="flex min-h-control cursor-pointer items-baseline gap-3 px-4 py-1 outline-none data-focused:bg-selected"
    >
      <span className={mark ? 'font-mark' : undefined}>{title}</span>
      <span className="min-w-0 grow truncate text-sm text-dim">{detail}</span>
      {keyHint && <Kbd>{keyHint}</Kbd>}
    </MenuItem>
  )
}
