// AssemblyScript: which of the hashes the filter lets through.

import { HASHES, PASSED, WORDS, word } from './memory.as'

/**
 * Writes to `PASSED` the places of the hashes whose word of the filter, at the same place of `WORDS`, has all their bits
 * (`passes` in bloom.ts); how many they are. Without a branch: which of them pass is anybody's guess.
 */
export function passing(written: i32): i32 {
  let passed = PASSED
  for (let i = 0; i < written; i++) {
    const hash: u32 = word(HASHES + (<usize>i << 2))
    const bits: u32 = word(WORDS + (<usize>i << 2))
    store<u16>(passed, <u16>i)
    passed += <usize>((bits >>> hash) & (bits >>> (hash >>> 4)) & (bits >>> (hash >>> 7)) & 1) << 1
  }
  return <i32>((passed - PASSED) >> 1)
}
