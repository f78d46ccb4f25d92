import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useDesk } from '../desk-context.tsx'

/** Title of a form, a word on how to use it, and the way out. */
export function PanelHead({ title, children }: { title: string; children?: ReactNode }) {
  const { place } = useDesk()
  const leave = () => {
    place.setPanel(null)
    document.getElementById('desk-card')?.focus()
  }
  return (
    <div className="flex items-center gap-2">
      <h3 className="font-semibold whitespace-nowrap">{title}</h3>
      {children && <span className="min-w-0 truncate text-xs text-dim max-sm:hidden">{children}</span>}
      <Button tone="bare" size="small" keyHint="Esc" className="ml-auto" onClick={leave}>
        Leave
      </Button>
    </div>
  )
}
