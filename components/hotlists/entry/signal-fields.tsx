import { Checkbox } from '#components/ui/field.tsx'
import { warningSignalNames } from '#lib/hotlists/warning-signals.ts'

interface SignalFieldsProps {
  start: readonly string[]
  onSignal: (code: string, borne: boolean) => void
}

/** The warning signals of whoever may be in it. */
export const SignalFields = ({ start, onSignal }: SignalFieldsProps) => (
  <fieldset>
    <legend className="mb-1 text-sm font-medium">Warning signals</legend>
    <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3 lg:grid-cols-4">
      {Object.entries(warningSignalNames).map(([code, name]) => (
        <Checkbox
          key={code}
          name="warningSignal"
          value={code}
          defaultChecked={start.includes(code)}
          onChange={(event) => onSignal(code, event.target.checked)}
        >
          {code} {name}
        </Checkbox>
      ))}
    </div>
  </fieldset>
)
