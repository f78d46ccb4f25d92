import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** A generated password, legible here and never again: only its hash is kept. */
export function PasswordShown({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  return (
    <Dialog
      title={`Password of ${name}`}
      open
      role="alertdialog"
      onClose={onClose}
      footer={
        <Button tone="primary" onClick={onClose}>
          I have passed it on
        </Button>
      }
    >
      <div className="grid gap-3">
        <p className="font-mark text-2xl select-all">{password}</p>
        <p>
          It is shown this once and kept nowhere. Give it to {name} in person or by phone; if it is lost, make a new
          one.
        </p>
      </div>
    </Dialog>
  )
}
