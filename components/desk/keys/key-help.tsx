import Link from 'next/link'
import { useSettings } from '#components/settings/settings-context.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { keyRows } from './key-rows.ts'

/** Every key of the desk. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const { settings } = useSettings()
  return (
    <Dialog title="Keys" open onClose={onClose}>
      <p className="mb-3 text-dim">They act while the focus is in the queue or on the alarm, never while you type.</p>
      <dl className="grid grid-cols-[auto_1fr_auto_1fr] items-baseline gap-x-3 gap-y-2">
        {keyRows(settings.keys).map(({ shown, label }) => (
          <div key={label} className="contents">
            <dt className="text-right">
              <Kbd>{shown}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 flex gap-4 text-sm">
        <Link href="/settings/keys" target="_blank" className="text-link underline">
          A sheet to print
        </Link>
        <Link href="/settings" target="_blank" className="text-link underline">
          Change keys
        </Link>
      </p>
    </Dialog>
  )
}
