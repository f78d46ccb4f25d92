import { randomUUID } from 'node:crypto'
import { systemClock } from '../core/clock.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import { database } from '../db/prisma.ts'

/** The real database, clock and ids, for commands called from actions and routes. */
export const commandDeps = (): CommandDeps => ({ db: database(), clock: systemClock, newId: randomUUID })
