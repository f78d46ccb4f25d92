import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileCore, compiledPath } from './compile.ts'

test('what the matcher runs is what its source compiles to', async () => {
  expect(readFileSync(compiledPath, 'utf8') === (await compileCore())).toBe(true)
}, 60_000)
