// AssemblyScript: TypeScript's syntax with WebAssembly's types, compiled into neighbour-hashes.ts (`npm run core`).
// Written so that one neighbour costs a handful of instructions; in JavaScript every access to a typed array checks that the
// array is still there and how long it is, which took more than half of the time (docs/decisions/0053).

export { passing } from './filter.as'
export {
  DOUBTS,
  HASHES,
  INVENTED,
  LEVEL,
  LOSSES,
  MOST_HASHES,
  PASSED,
  PLAN,
  SUBSTITUTIONS,
  take,
  WORDS,
  ZOBRIST,
} from './memory.as'
export { singles } from './one-error.as'
export { cheapestTwo, lostAndMisread, lostTwice, misreadTwice, substitutions } from './two-errors.as'
