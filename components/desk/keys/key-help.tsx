import { Dialog } from '#components/ui/dialog.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { keyActs } from './key-map.ts'

/** Every key of the desk; the browser prints it as a sheet. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" open onClose={onClose}>
      <p className="mb-3 text-dim">They act while the focus is in the queue or on the alarm, never while you type.</p>
      <dl className="grid grid-cols-[auto_1fr_auto_1fr] items-baseline gap-x-3 gap-y-2">
        {Object.values(keyActs).map(({ shown, label }) => (
          <div key={label} className="contents">
            <dt className="text-right">
              <Kbd>{shown}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        {verifying.map(([shown, label]) => (
          <div key={label} className="contents">
            <dt className="text-right">
              <Kbd>{shown}</Kbd>
            </dt>
            <dd className="text-dim">{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

const verifying = [
  ['1–4', 'In verification: go to a check'],
  ['Y N ?', 'In verification: yes, no, cannot tell'],
] as const
