import { expect, it } from 'vitest'
import { contentSecurityPolicy, tileOrigin } from './security-headers.ts'

const policy = (given: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) =>
  contentSecurityPolicy({ nonce: 'abc', tileOrigin: null, development: false, ...given })

it('names no host but our own and lets no script run that has not the nonce', () => {
  expect(policy()).not.toMatch(/https?:|\*/)
  expect(policy()).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy()).not.toContain('unsafe-eval')
  expect(policy()).toContain("frame-ancestors 'none'")
})

it('adds the host of the map tiles and nothing else', () => {
  const tiles = tileOrigin('https://{s}.tiles.example/{z}/{x}/{y}.png')
  expect(tiles).toBe('https://*.tiles.example')
  expect(policy({ tileOrigin: tiles }).match(/https:[^ ;]+/g)).toEqual([
    'https://*.tiles.example',
    'https://*.tiles.example',
  ])
  expect(tileOrigin('/tiles/{z}/{x}/{y}.png')).toBeNull()
})
