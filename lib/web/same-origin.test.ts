import { expect, it } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const host = 'desk.test:3000'
const origin = `http://${host}`

it.each([
  ['a page of ours', 'POST', { host, origin, 'sec-fetch-site': 'same-origin' }, true],
  ['the same by another name', 'POST', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }, true],
  ['another site', 'POST', { host, origin: 'https://evil.example' }, false],
  ['another port', 'POST', { host, origin: 'http://desk.test:3001' }, false],
  ['a sandboxed frame', 'POST', { host, origin: 'null' }, false],
  ['another site without an origin', 'POST', { host, 'sec-fetch-site': 'cross-site' }, false],
  ['a neighbour below the same domain', 'POST', { host, 'sec-fetch-site': 'same-site' }, false],
  ['a program', 'POST', { host }, true],
  ['a link from another site', 'GET', { host, origin: 'https://evil.example' }, true],
  ['behind a proxy', 'POST', { host: 'web:3000', 'x-forwarded-host': 'desk.test', origin: 'https://desk.test' }, true],
])('%s', (_, method, headers, expected) => {
  expect(isSameOrigin({ method, headers: new Headers(headers as Record<string, string>) })).toBe(expected)
})
