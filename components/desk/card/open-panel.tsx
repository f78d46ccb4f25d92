import { useEffect, useMemo, useRef } from 'react'
import { usePlace } from '../desk-context.tsx'
import { FormProvider, formName } from '../drafts/use-draft.ts'
import type { PanelProps } from './panel-props.ts'
import { formOf } from './panels.ts'

/** A form that comes on demand is an empty frame at first: it is brought into view again when it has its size. */
const settlesMs = 1500

/** The one form that is open, under the pictures, brought into view when it opens. */
export function OpenPanel(props: PanelProps) {
  const panel = usePlace((place) => place.panel)
  // What is open stays the same form, though what was asked for on demand is brought meanwhile.
  const Form = useMemo(() => (panel ? formOf(panel) : null), [panel])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!panel || !element) return
    const openedAt = performance.now()
    const growing = new ResizeObserver(() => {
      if (performance.now() - openedAt < settlesMs) element.scrollIntoView({ block: 'nearest' })
    })
    growing.observe(element)
    return () => growing.disconnect()
  }, [panel])
  if (!panel || !Form) return null
  return (
    <div ref={box} className="mt-3 scroll-my-3 rounded-md border border-line-strong bg-raised px-3 py-2.5">
      <FormProvider key={formName(props.alarm.id, panel)} value={formName(props.alarm.id, panel)}>
        <Form {...props} />
      </FormProvider>
    </div>
  )
}
