'use client'
import { useSettings } from '#components/settings/settings-context.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { keyRows } from './key-rows.ts'

/** A person's own keys on one sheet of paper. */
export function KeySheet({ owner }: { owner: string }) {
  const { settings } = useSettings()
  return (
    <section aria-label="Keys" className="grid gap-4">
      <dl className="columns-2 gap-10 max-sm:columns-1 print:columns-2">
        {keyRows(settings.keys).map(({ shown, label }) => (
          <div key={label} className="flex break-inside-avoid items-baseline gap-3 border-b border-line py-1.5">
            <dt className="w-16 shrink-0 text-right">
              <Kbd>{shown}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-dim">Keys of {owner}.</p>
      <span>
        <PrintButton>Print this sheet</PrintButton>
      </span>
    </section>
  )
}
