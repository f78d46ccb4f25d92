import { expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { signIn } from '#lib/web/sign-in.ts'
import { currentSession, forgetSessions } from './queries.ts'
import { cookieHeader, putPerson, shareDatabase, testPassword } from './testing/people.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)

it('an answer that was under way when sessions were forgotten is not kept', async () => {
  await putPerson(db, 'erin', 'operator')
  const cookies = await signIn({ email: 'erin@desk.test', password: testPassword }, new Headers(), new Date())
  const headers = cookieHeader(cookies ?? [])
  const underWay = currentSession(headers)
  forgetSessions()
  expect((await underWay)?.viewer.name).toBeDefined()
  await db.user.updateMany({ where: { email: 'erin@desk.test' }, data: { disabled: true } })
  expect(await currentSession(headers)).toBeNull()
})
