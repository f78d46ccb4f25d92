import { expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

it.each([
  ['/desk', '/desk'],
  ['/reports/response', '/reports/response'],
  ['/', '/'],
  [undefined, '/'],
  [['/desk'], '/'],
  ['desk', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/desk//evil', '/'],
  ['https://evil.example/', '/'],
  ['/desk?x=1', '/'],
  ['/desk\nSet-Cookie: a=b', '/'],
  ['/api/auth/sign-out', '/'],
  ['/sign-in', '/'],
])('%j leads to %s', (asked, expected) => {
  expect(nextPath(asked)).toBe(expected)
})
