import { type ComponentType, useEffect, useRef } from 'react'
import { ClosePanel } from '../decide/close-panel.tsx'
import { DeclinePanel } from '../decide/decline-panel.tsx'
import { DeployPanel } from '../deploy/deploy-panel.tsx'
import { usePlace } from '../desk-context.tsx'
import type { Panel } from '../place.ts'
import { VerifyPanel } from '../verify/verify-panel.tsx'
import type { PanelProps } from './panel-props.ts'
import { seldomPanels } from './seldom-panels.ts'

const panels: Record<Panel, ComponentType<PanelProps>> = {
  ...seldomPanels,
  verify: VerifyPanel,
  deploy: DeployPanel,
  decline: DeclinePanel,
  close: ClosePanel,
}

/** The one form that is open, under the pictures, brought into view when it opens. */
export function OpenPanel(props: PanelProps) {
  const panel = usePlace((place) => place.panel)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (panel) box.current?.scrollIntoView({ block: 'nearest' })
  }, [panel])
  if (!panel) return null
  const Form = panels[panel]
  return (
    <div ref={box} className="mt-3 scroll-my-3 rounded-md border border-line-strong bg-raised px-3 py-2.5">
      <Form {...props} />
    </div>
  )
}
