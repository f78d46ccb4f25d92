import { useEffect, useMemo, useRef } from 'react'
import { usePlace } from '../desk-context.tsx'
import { FormProvider, formName } from '../drafts/use-draft.ts'
import type { PanelProps } from './panel-props.ts'
import { formOf } from './panels.ts'

/** The one form that is open, under the pictures, brought into view when it opens. */
export function OpenPanel(props: PanelProps) {
  const panel = usePlace((place) => place.panel)
  // What is open stays the same form, though what was asked for on demand is brought meanwhile.
  const Form = useMemo(() => (panel ? formOf(panel) : null), [panel])
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (panel) box.current?.scrollIntoView({ block: 'nearest' })
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
