import type { SchemaFacts } from './schema-file.ts'

// Prisma's own book is in no schema.prisma.
const unheld = ['_prisma_migrations']

/** How the live tables differ from schema.prisma, one sentence each; none when they are the same. */
export function findDrift(file: SchemaFacts, live: SchemaFacts): string[] {
  const held = (fact: string) => !unheld.some((table) => fact.startsWith(`${table}.`) || fact.startsWith(`${table} `))
  const missing = [...file.exact].filter((fact) => !live.exact.has(fact))
  const unindexed = [...file.indexes].filter((fact) => !live.indexes.has(fact))
  const surplus = [...live.exact].filter((fact) => !file.exact.has(fact) && held(fact))
  return [
    ...[...missing, ...unindexed].map((fact) => `only in schema.prisma: ${fact}`),
    ...surplus.map((fact) => `only in the database: ${fact}`),
  ]
}
