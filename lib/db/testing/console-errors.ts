import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

// What is printed as an error is one: a test that expects it says so with vi.spyOn(console, 'error').
const original = console.error
let printed: string[] = []

beforeEach(() => {
  printed = []
  console.error = (...args: unknown[]) => {
    printed.push(format(...args))
    original(...args)
  }
})

afterEach(() => {
  console.error = original
  if (printed.length > 0) throw new Error(`console.error was called: ${printed.join('\n')}`)
})
