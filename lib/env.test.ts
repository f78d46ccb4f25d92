import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv, settingNames } from '#lib/env.ts'

describe('parseEnv', () => {
  test('nothing set: local ports, demo world on', () => {
    expect(parseEnv({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      MATCHER_PORT: 3100,
      DATA_DIR: '.data',
      DEMO: true,
      FEED: 'day',
      PUBLIC_URL: 'http://localhost:3000',
      WEB_URL: 'http://127.0.0.1:3000',
      MATCHER_URL: 'http://127.0.0.1:3100',
    })
  })

  test.each([
    ['with a database of its own', { DATABASE_URL: 'postgresql://x@y/z' }, false],
    ['asked for beside a database', { DATABASE_URL: 'postgresql://x@y/z', DEMO: '1' }, true],
    ['switched off', { DEMO: '0' }, false],
    ['an empty string is unset', { DEMO: '', DATABASE_URL: '' }, true],
  ])('demo world: %s', (_name, source, expected) => {
    expect(parseEnv(source).DEMO).toBe(expected)
  })

  test.each([
    ['PORT', 'ninety'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://x'],
    ['DEMO', 'yes'],
    ['INGEST_TOKEN', 'two words'],
    ['PUBLIC_URL', 'desk'],
    ['FEED', '../day'],
    ['ADMIN_EMAIL', 'ada'],
    ['ADMIN_PASSWORD', 'elevenchars'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(EnvError)
    expect(() => parseEnv({ [name]: value })).toThrow(name)
  })

  test('a first administrator needs address and password', () => {
    const ADMIN_PASSWORD = 'twelve chars'
    expect(() => parseEnv({ ADMIN_PASSWORD })).toThrow('The setting ADMIN_EMAIL is missing')
    expect(() => parseEnv({ ADMIN_EMAIL: 'ada@desk.example' })).toThrow('The setting ADMIN_PASSWORD is missing')
    expect(parseEnv({ ADMIN_EMAIL: ' Ada@Desk.example ', ADMIN_PASSWORD })).toMatchObject({
      ADMIN_EMAIL: 'ada@desk.example',
      ADMIN_PASSWORD,
    })
  })

  test.each([
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['10.1.2.3', 'http://10.1.2.3:3000'],
  ])('listening on %s the web is reached at %s', (HOST, url) => {
    expect(parseEnv({ HOST }).WEB_URL).toBe(url)
  })

  test('the derived addresses follow the ports', () => {
    expect(parseEnv({ PORT: '4000', MATCHER_PORT: '4100' })).toMatchObject({
      PUBLIC_URL: 'http://localhost:4000',
      WEB_URL: 'http://127.0.0.1:4000',
      MATCHER_URL: 'http://127.0.0.1:4100',
    })
  })
})

test('.env.example explains every setting and no other', () => {
  const explained = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  const known = settingNames.filter((name) => name !== 'NODE_ENV')
  expect(explained.toSorted()).toEqual([...known, 'PLAYWRIGHT_CHROMIUM'].toSorted())
})
