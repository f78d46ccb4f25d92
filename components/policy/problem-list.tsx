import { ErrorState } from '#components/ui/state.tsx'
import type { PolicyProblem } from '#lib/alarms/policies/check.ts'

/** Why a draft may not go live yet. */
export function ProblemList({ problems }: { problems: readonly PolicyProblem[] }) {
  if (problems.length === 0) return null
  return (
    <ErrorState title="This draft cannot go live yet">
      <ul className="list-disc pl-5">
        {problems.map(({ where, message }) => (
          <li key={where + message}>
            <b className="font-medium">{where}</b>: {message}
          </li>
        ))}
      </ul>
    </ErrorState>
  )
}
