import { type CheckAnswer, type CheckName, type Checks, checkAnswers, checkNames } from '#lib/alarms/coding.ts'

export type Answers = Partial<Checks>

export const answerNames: Record<CheckAnswer, string> = { yes: 'Yes', no: 'No', 'cannot-tell': 'Cannot tell' }
export const answerKeys: Record<CheckAnswer, string> = { yes: 'Y', no: 'N', 'cannot-tell': '?' }

export const isComplete = (answers: Answers): answers is Checks => checkNames.every((name) => answers[name])

export interface Sheet {
  answers: Answers
  at: CheckName
}
export const emptySheet: Sheet = { answers: {}, at: checkNames[0] }

/** Whether something kept is a sheet of these checks and answers. */
export function isSheet(value: unknown): value is Sheet {
  const { answers, at } = (value ?? {}) as Partial<Sheet>
  if (!checkNames.some((name) => name === at) || typeof answers !== 'object' || answers === null) return false
  return Object.entries(answers).every(
    ([name, given]) => checkNames.some((one) => one === name) && checkAnswers.some((one) => one === given),
  )
}

/** The next check still open after this one, or this one when none is. */
const nextOpen = (answers: Answers, at: CheckName): CheckName => {
  const from = checkNames.indexOf(at)
  const turned = [...checkNames.slice(from + 1), ...checkNames.slice(0, from)]
  return turned.find((name) => !answers[name]) ?? at
}

export function answer(sheet: Sheet, name: CheckName, given: CheckAnswer): Sheet {
  const answers = { ...sheet.answers, [name]: given }
  return { answers, at: nextOpen(answers, name) }
}

const keyed: Record<string, CheckAnswer> = { y: 'yes', n: 'no', '?': 'cannot-tell' }

/** What a key does to the sheet: 1–4 go to a check, Y, N and ? answer it and go on. Undefined for any other key. */
export function pressed(sheet: Sheet, key: string): Sheet | undefined {
  const name = checkNames[Number(key) - 1]
  if (name && /^[1-4]$/.test(key)) return { ...sheet, at: name }
  const given = keyed[key.toLowerCase()]
  return given && answer(sheet, sheet.at, given)
}
