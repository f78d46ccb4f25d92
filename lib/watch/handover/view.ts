import type { Item, ItemKind } from './items.ts'

export interface HandoverItemView {
  id: string
  kind: ItemKind
  alarmId: string | null
  words: string
  acceptedAt: string | null
  cameOf: string | null
}

export interface HandoverView {
  id: string
  fromId: string
  fromName: string
  toId: string
  toName: string
  preparedAt: string
  endedAt: string | null
  endedBy: string | null
  items: HandoverItemView[]
}

export interface Colleague {
  id: string
  name: string
  role: string
  onWatchAt: string | null // the desk's name
}

/** What the page of handovers shows one person. */
export interface HandoverPage {
  at: string
  /** The desk one is on watch at. */
  deskName: string | null
  preview: Item[] // what one would hand over now
  outgoing: HandoverView | null // open
  incoming: HandoverView[] // to this person, open or ended within the hour
  colleagues: Colleague[]
  blockedBy: string | null // why one cannot leave now
}
