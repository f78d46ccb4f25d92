import type { JoinedMatch } from '#lib/alarms/detail.ts'

/** What the card reads of a match's explanation; anything it does not know is left out, never an error. */
export interface Explained {
  sentence: string | null
  runnersUp: { mark: string; posterior: number }[]
}

export function explained(match: Pick<JoinedMatch, 'explanation'> | undefined): Explained {
  const { sentence, runnersUp } = match?.explanation ?? {}
  const list = Array.isArray(runnersUp) ? runnersUp : []
  return {
    sentence: typeof sentence === 'string' ? sentence : null,
    runnersUp: list.flatMap((one: { mark?: unknown; posterior?: unknown } | null) =>
      typeof one?.mark === 'string' && typeof one.posterior === 'number'
        ? [{ mark: one.mark, posterior: one.posterior }]
        : [],
    ),
  }
}
