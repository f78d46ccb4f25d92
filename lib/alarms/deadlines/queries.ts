import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { alarmFromRow } from '../alarm-row.ts'
import type { Deadline } from './deadline.ts'
import * as sql from './due.sql.ts'

type Tx = Pick<Prisma.TransactionClient, '$queryRawUnsafe'>
type Row = Record<string, unknown>

export const dueDeadlines = (tx: Tx, now: Date, limit: number): Promise<Deadline[]> =>
  tx.$queryRawUnsafe<Deadline[]>(sql.dueDeadlines, now, limit)

export const dueFromShelf = async (tx: Tx, now: Date, limit: number): Promise<Alarm[]> =>
  (await tx.$queryRawUnsafe<Row[]>(sql.dueFromShelf, now, limit)).map(alarmFromRow)

export const dueMissed = async (tx: Tx, now: Date, limit: number): Promise<Alarm[]> =>
  (await tx.$queryRawUnsafe<Row[]>(sql.dueMissed, now, limit)).map(alarmFromRow)
