import { describe, expect, test } from 'vitest'
import { parseJsonBody, parseNdjsonBody } from './body.ts'

describe('JSON', () => {
  test.each([
    ['one', '{"a":1}', [{ raw: { a: 1 } }]],
    ['several', '[{"a":1},2]', [{ raw: { a: 1 } }, { raw: 2 }]],
    ['none', '[]', []],
    ['after a byte order mark', '\ufeff[1]', [{ raw: 1 }]],
  ])('%s', (_name, text, items) => {
    expect(parseJsonBody(text)).toEqual({ items })
  })

  test.each([
    ['nothing', '', 'bad-json'],
    ['half', '{"a":', 'bad-json'],
    ['5,001', `[${'0,'.repeat(5000)}0]`, 'too-many-items'],
  ])('%s is refused', (_name, text, code) => {
    expect(parseJsonBody(text)).toMatchObject({ code })
  })
})

describe('NDJSON', () => {
  test('a bad line is an item of its own, a blank one is none', () => {
    expect(parseNdjsonBody('{"a":1}\r\n\n[2\n3')).toEqual({
      items: [{ raw: { a: 1 } }, { code: 'bad-json', message: 'the line is not JSON' }, { raw: 3 }],
    })
  })

  test('5,001 lines are refused', () => {
    expect(parseNdjsonBody('0\n'.repeat(5001))).toMatchObject({ code: 'too-many-items' })
  })
})
