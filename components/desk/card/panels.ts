import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import { type Panel, panels } from '../place.ts'
import type { PanelProps } from './panel-props.ts'

/**
 * The forms come after the desk stands, so that its first load stays light, and before anybody can need one twice, so
 * that they open at once, also when the line is lost.
 */
const loaders: Record<Panel, () => Promise<ComponentType<PanelProps>>> = {
  verify: async () => (await import('../verify/verify-panel.tsx')).VerifyPanel,
  deploy: async () => (await import('../deploy/deploy-panel.tsx')).DeployPanel,
  decline: async () => (await import('../decide/decline-panel.tsx')).DeclinePanel,
  close: async () => (await import('../decide/close-panel.tsx')).ClosePanel,
  takeOver: async () => (await import('../decide/take-over-panel.tsx')).TakeOverPanel,
  pass: async () => (await import('../decide/pass-panel.tsx')).PassPanel,
  refusePass: async () => (await import('../decide/pass-panel.tsx')).RefusePassPanel,
  shelve: async () => (await import('../decide/shelve-panel.tsx')).ShelvePanel,
  regrade: async () => (await import('../decide/regrade-panel.tsx')).RegradePanel,
  explainMissed: async () => (await import('../decide/missed-panel.tsx')).MissedPanel,
  merge: async () => (await import('../decide/merge-panel.tsx')).MergePanel,
  note: async () => (await import('../decide/note-panel.tsx')).NotePanel,
  reopen: async () => (await import('../decide/note-panel.tsx')).ReopenPanel,
}

const onDemand: Record<Panel, ComponentType<PanelProps>> = {
  verify: dynamic(loaders.verify, { ssr: false }),
  deploy: dynamic(loaders.deploy, { ssr: false }),
  decline: dynamic(loaders.decline, { ssr: false }),
  close: dynamic(loaders.close, { ssr: false }),
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

const brought: Partial<Record<Panel, ComponentType<PanelProps>>> = {}

/** The form of a panel: once brought it opens with the very press that asks for it, and takes the next key. */
export const formOf = (panel: Panel): ComponentType<PanelProps> => brought[panel] ?? onDemand[panel]

/** Brings all of them; one that does not come now is asked for again when it is opened. */
export function bringPanels(): void {
  for (const panel of panels) {
    loaders[panel]().then(
      (form) => {
        brought[panel] = form
      },
      () => undefined,
    )
  }
}
