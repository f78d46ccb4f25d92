import dynamic from 'next/dynamic'
import type { Panel } from '../place.ts'

/**
 * Forms that most alarms never need: they come after the desk stands, so that its first load stays light, and well
 * before anybody can ask for one, so that they open at once and also when the line is lost.
 */
const loaders = {
  takeOver: async () => (await import('../decide/take-over-panel.tsx')).TakeOverPanel,
  pass: async () => (await import('../decide/pass-panel.tsx')).PassPanel,
  refusePass: async () => (await import('../decide/pass-panel.tsx')).RefusePassPanel,
  shelve: async () => (await import('../decide/shelve-panel.tsx')).ShelvePanel,
  regrade: async () => (await import('../decide/regrade-panel.tsx')).RegradePanel,
  explainMissed: async () => (await import('../decide/missed-panel.tsx')).MissedPanel,
  merge: async () => (await import('../decide/merge-panel.tsx')).MergePanel,
  note: async () => (await import('../decide/note-panel.tsx')).NotePanel,
  reopen: async () => (await import('../decide/note-panel.tsx')).ReopenPanel,
} satisfies Partial<Record<Panel, unknown>>

export const seldomPanels = {
  takeOver: dynamic(loaders.takeOver, { ssr: false }),
  pass: dynamic(loaders.pass, { ssr: false }),
  refusePass: dynamic(loaders.refusePass, { ssr: false }),
  shelve: dynamic(loaders.shelve, { ssr: false }),
  regrade: dynamic(loaders.regrade, { ssr: false }),
  explainMissed: dynamic(loaders.explainMissed, { ssr: false }),
  merge: dynamic(loaders.merge, { ssr: false }),
  note: dynamic(loaders.note, { ssr: false }),
  reopen: dynamic(loaders.reopen, { ssr: false }),
}

/** Brings all of them; one that does not come now is asked for again when it is opened. */
export function bringSeldomPanels(): void {
  for (const load of Object.values(loaders)) load().catch(() => undefined)
}
