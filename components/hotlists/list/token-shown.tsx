import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** A machine's token, legible here and never again: only its hash is kept. */
export const TokenShown = ({ name, token, onClose }: { name: string; token: string; onClose: () => void }) => (
  <Dialog
    title={`Token of ${name}`}
    open
    role="alertdialog"
    onClose={onClose}
    footer={
      <Button tone="primary" onClick={onClose}>
        I have put it in the machine
      </Button>
    }
  >
    <p data-token className="mb-3 font-mark text-lg break-all select-all">
      {token}
    </p>
    <p>It is shown this once and kept nowhere. If it is lost, make a new one.</p>
  </Dialog>
)
