import { pino } from 'pino'
import { processSlot } from '../core/slot.ts'
import { env } from '../env.ts'

/** Where a route says what went wrong; a program that has a log of its own puts it into this slot first. */
export const webLog = () => processSlot('web-log', () => pino({ level: env().LOG_LEVEL, base: { process: 'web' } }))
