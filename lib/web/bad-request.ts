import type { z } from 'zod'
import { answer } from './route.ts'

/** 400 with the first thing that does not fit, named. */
export function badRequest(error: z.ZodError): Response {
  const [issue] = error.issues
  const where = issue?.path.join('.')
  return answer(400, {
    code: 'malformed',
    message: `${where ? `${where}: ` : ''}${issue?.message ?? 'not understood'}`,
  })
}

export const notFound = (what: string): Response =>
  answer(404, { code: 'not-found', message: `There is no such ${what}, or it is not for you to see` })
