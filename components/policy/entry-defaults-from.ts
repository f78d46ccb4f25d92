import type { CategoryContent } from '#lib/alarms/policies/content.ts'
import { entryDefaultsOf } from '#lib/hotlists/entries/entry-policy.ts'

type Stored = CategoryContent['entryDefaults']

/**
 * Defaults of entries as the form was filled in. What is as usual and was not written down before is not written down
 * now: a category that nobody touched stays word for word the same.
 */
export function entryDefaultsFrom(form: FormData, before: Stored): Stored {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const usual = entryDefaultsOf(null) as Record<string, unknown>
  const given: Record<string, unknown> = {
    grade: text('entryGrade'),
    action: text('entryAction'),
    lifeDays: Number(text('entryLifeDays')),
    reviewDays: text('entryReviewDays') === '' ? undefined : Number(text('entryReviewDays')),
    confirm: form.get('entryConfirm') !== null,
  }
  const kept = { ...before }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) delete kept[name]
    else if (name in kept || value !== usual[name]) kept[name] = value
  }
  return before === null && Object.keys(kept).length === 0 ? null : kept
}
