import { createServer } from 'node:http'
import next from 'next'
import { processSlot } from '#lib/core/slot.ts'
processSlot('x', () => 'yes')
const app = next({ dev: false, dir: process.cwd() })
await app.prepare()
const handle = app.getRequestHandler()
createServer((q, s) => handle(q, s)).listen(3000, '127.0.0.1', () => console.log('up'))
