import { Checkbox, Field, TextArea } from '#components/ui/field.tsx'
import type { Finding } from '#lib/hotlists/coherence.ts'

/** What the grade asks of whoever enters it: the clash in words, and the ways out of it. */
export function ClaimsFields({
  findings,
  mayOverride,
  emergencyMinutes,
}: {
  findings: readonly Finding[]
  mayOverride: boolean
  emergencyMinutes: number
}) {
  if (findings.length === 0) return null
  const clashes = findings.filter(({ consequence }) => consequence === 'override')
  const warnings = findings.filter(({ consequence }) => consequence === 'warn')
  const high = findings.some(({ consequence }) => consequence === 'authorise')
  return (
    <section
      aria-label="Grade against risk"
      aria-live="polite"
      className="grid gap-3 rounded-md border border-caution-line bg-caution-ground px-4 py-3"
    >
      {[...clashes, ...warnings].map(({ rule, words, consequence }) => (
        <p key={rule} className={consequence === 'override' ? 'font-semibold text-caution' : 'text-caution'}>
          {words.charAt(0).toUpperCase() + words.slice(1)}.
        </p>
      ))}
      {clashes.length > 0 &&
        (mayOverride ? (
          <Field
            label="Override it, because"
            hint="Kept on the entry, in its history and in the audit, with your name."
          >
            {(tie) => <TextArea {...tie} name="overrideReason" maxLength={1000} rows={2} />}
          </Field>
        ) : (
          <>
            <p>It is not listed like this: change the grade, or ask a supervisor. Until then no read matches it.</p>
            <Checkbox name="askOverride">Ask a supervisor to override it</Checkbox>
          </>
        ))}
      {(high || (clashes.length > 0 && !mayOverride)) && (
        <Field
          label={high ? 'Why is life at risk?' : 'Why does the grade fit all the same?'}
          hint={high ? 'Another person must authorise a High before any read matches it.' : undefined}
        >
          {(tie) => <TextArea {...tie} name="justification" maxLength={1000} rows={2} />}
        </Field>
      )}
      {high && (
        <Checkbox name="emergency">
          Emergency: live at once, authorisation owed within {emergencyMinutes} minutes (policy)
        </Checkbox>
      )}
    </section>
  )
}
