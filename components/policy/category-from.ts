import type { Band } from '#lib/alarms/band.ts'
import type { CategoryContent } from '#lib/alarms/policies/content.ts'
import type { MatchPolicy } from '#lib/matching/match-policy.ts'
import { entryDefaultsFrom } from './entry-defaults-from.ts'

/** A category as its form was filled in; what the form does not show stays as it was. */
export function categoryFrom(form: FormData, before: CategoryContent | null): CategoryContent {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const feedOnly = form.get('feedOnly') !== null
  const band = (name: string): Band => (feedOnly ? 'log' : (text(name) as Band))
  return {
    code: before?.code ?? text('code'),
    name: text('name'),
    cause: text('cause'),
    consequence: text('consequence'),
    bandHigh: band('bandHigh'),
    bandMedium: band('bandMedium'),
    bandLow: band('bandLow'),
    harmWeight: Number(text('harmWeight')),
    whatIsThis: text('whatIsThis'),
    whatToDo: text('whatToDo'),
    whoToCall: text('whoToCall'),
    escalation: text('escalation'),
    feedOnly,
    matchPolicy: feedOnly ? { ...before?.matchPolicy, most: 'log' } : worth(form, before?.matchPolicy ?? {}),
    entryDefaults: entryDefaultsFrom(form, before?.entryDefaults ?? null),
  }
}

function worth(form: FormData, { most: _, tolerant, ...rest }: MatchPolicy): MatchPolicy {
  const share = (name: string) => {
    const text = String(form.get(name) ?? '').trim()
    return text === '' ? undefined : Number(text) / 100
  }
  const [raiseAt, possibleAt] = [share('raiseAt'), share('possibleAt')]
  const { logAt } = tolerant ?? {}
  const asked = {
    ...(raiseAt !== undefined && { raiseAt }),
    ...(possibleAt !== undefined && { possibleAt }),
    ...(logAt !== undefined && { logAt }),
  }
  return { ...rest, ...(Object.keys(asked).length > 0 && { tolerant: asked }) }
}
