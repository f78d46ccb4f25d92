import type { KeptList } from '#lib/hotlists/keeping/command-input.ts'

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim()
const mosts = ['possible', 'log'] as const

/** A share as the form shows it, in whole per cent; empty when the category decides. */
export const percentText = (share: number | null): string => (share === null ? '' : String(Math.round(share * 100)))

function shareOf(form: FormData, name: string): number | null {
  const text = textOf(form, name)
  return text === '' ? null : Number(text) / 100
}

/** What the fields of a list's form hold. */
export const keptListOf = (form: FormData): KeptList => ({
  name: textOf(form, 'name'),
  source: textOf(form, 'source'),
  forceId: textOf(form, 'force'),
  owner: textOf(form, 'owner'),
  contact: textOf(form, 'contact'),
  expectedRefreshHours: Number(textOf(form, 'hours')),
  guardShare: shareOf(form, 'guard') ?? 0.2,
  category: textOf(form, 'category') || null,
  match: {
    most: mosts.find((most) => most === form.get('most')) ?? null,
    raiseAt: shareOf(form, 'raise'),
    possibleAt: shareOf(form, 'possible'),
  },
})
