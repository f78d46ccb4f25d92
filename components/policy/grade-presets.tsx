import { Button } from '#components/ui/button.tsx'
import { ukGrades } from '#lib/alarms/policies/presets.ts'

/** Fills the form's time to be in the area with that of a UK grade; nothing is saved by it. */
export function GradePresets() {
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="float-left mr-1 text-sm text-dim">In the area within, by UK grade:</legend>
      {ukGrades.map(({ name, words, arriveSec }) => (
        <Button
          key={name}
          size="small"
          onClick={({ currentTarget: { form } }) => {
            const field = form?.elements.namedItem('arriveSec')
            if (field instanceof HTMLInputElement) field.value = String(arriveSec)
          }}
        >
          {name}: {words}
        </Button>
      ))}
    </fieldset>
  )
}
