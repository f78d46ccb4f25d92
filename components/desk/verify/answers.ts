import { type CheckAnswer, type CheckName, type Checks, checkAnswers, checkNames } from '#lib/alarms/coding.ts'

export type Answers = Partial<Checks>

export const answerNames: Record<CheckAnswer, string> = { yes: 'Yes', no: 'No', 'cannot-tell': 'Cannot tell' }
export const answerKeys: Record<CheckAnswer, string> = { yes: 'Y', no: 'N', 'cannot-tell': '?' }

export const isComplete = (answers: Answers): answers is Checks => checkNames.every((name) => answers[name])

export interface Sheet {
  answers: Answers
  at: CheckName
  /** The read whose picture was in sight when its characters were judged: the verdict is about that one, whatever came since. */
  readId?: string
}
export const emptySheet: Sheet = { answers: {}, at: checkNames[0] }

/** Whether something kept is a sheet of these checks and answers. */
export function isSheet(value: unknown): value is Sheet {
  const { answers, at, readId } = (value ?? {}) as Partial<Sheet>
  if (readId !== undefined && typeof readId !== 'string') return false
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

/** `inSight` is the read whose picture is shown. */
export function answer(sheet: Sheet, name: CheckName, given: CheckAnswer, inSight: string | undefined): Sheet {
  const answers = { ...sheet.answers, [name]: given }
  const readId = name === 'characters' ? (inSight ?? sheet.readId) : sheet.readId
  return { answers, at: nextOpen(answers, name), ...(readId && { readId }) }
}

const keyed: Record<string, CheckAnswer> = { y: 'yes', n: 'no', '?': 'cannot-tell' }

/** What a key does to the sheet: 1–4 go to a check, Y, N and ? answer it and go on. Undefined for any other key. */
export function pressed(sheet: Sheet, key: string, inSight: string | undefined): Sheet | undefined {
  const name = checkNames[Number(key) - 1]
  if (name && /^[1-4]$/.test(key)) return { ...sheet, at: name }
  const given = keyed[key.toLowerCase()]
  return given && answer(sheet, sheet.at, given, inSight)
}
