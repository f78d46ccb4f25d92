import { expect, it, vi } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { signIn } from '#lib/web/sign-in.ts'
import { auth, currentSession, forgetSessions } from './queries.ts'
import { cookieHeader, putPerson, shareDatabase, testPassword } from './testing/people.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)

it('an answer that was under way when people changed is asked for again, and not kept', async () => {
  await putPerson(db, 'erin', 'operator')
  const cookies = await signIn({ email: 'erin@desk.test', password: testPassword }, new Headers(), new Date())
  const headers = cookieHeader(cookies ?? [])
  const { api } = auth()
  const ask = api.getSession
  const slow = async (given: Parameters<typeof ask>[0]) => {
    const found = await ask(given)
    await db.user.updateMany({ where: { email: 'erin@desk.test' }, data: { disabled: true } })
    forgetSessions()
    return found
  }
  vi.spyOn(api, 'getSession').mockImplementationOnce(slow as unknown as typeof ask)
  expect(await currentSession(headers)).toBeNull()
  expect(await currentSession(headers)).toBeNull()
})
