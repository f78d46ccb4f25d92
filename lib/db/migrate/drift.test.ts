import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testDatabase, withDatabase } from '#lib/db/testing/database.ts'
import { findDrift } from './drift.ts'
import { readLiveSchema } from './live-schema.ts'
import { readSchemaFile } from './schema-file.ts'

const { pool } = await testDatabase()

test('the migrations make exactly what schema.prisma says', async () => {
  const file = readSchemaFile(readFileSync(join('prisma', 'schema.prisma'), 'utf8'))
  expect(file.exact.size).toBeGreaterThan(100)
  expect(findDrift(file, await readLiveSchema(pool))).toEqual([])
})

const schema = `
model Owner {
  id    Int     @id
  name  String? @map("full_name") // what people call it
  tags  String[]
  boats Boat[]

  @@map("owner")
}

model Boat {
  id      String   @id @db.Uuid
  ownerId Int      @map("owner_id")
  built   DateTime @db.Timestamptz(3)
  sail    Int      @unique
  owner   Owner    @relation(fields: [ownerId], references: [id], onDelete: Cascade, onUpdate: NoAction)

  @@unique([ownerId, built])
  @@index([built])
  @@map("boat")
}`

const tables = `
  CREATE TABLE owner (id int PRIMARY KEY, full_name text, tags text[] NOT NULL);
  CREATE TABLE boat (
    id uuid PRIMARY KEY, owner_id int NOT NULL REFERENCES owner ON DELETE CASCADE, built timestamptz(3) NOT NULL,
    sail int NOT NULL UNIQUE, UNIQUE (owner_id, built));
  CREATE INDEX boat_built ON boat (built, sail);`

describe('findDrift', () => {
  test.each([
    ['nothing', '', []],
    ['a column too many', 'ALTER TABLE owner ADD age int', ['only in the database: owner.age integer']],
    ['a column too few', 'ALTER TABLE owner DROP full_name', ['only in schema.prisma: owner.full_name text']],
    [
      'another type',
      'ALTER TABLE boat ALTER built TYPE timestamptz(6)',
      [
        'only in schema.prisma: boat.built timestamp(3) with time zone not null',
        'only in the database: boat.built timestamp(6) with time zone not null',
      ],
    ],
    [
      'nullability',
      'ALTER TABLE boat ALTER sail DROP NOT NULL',
      ['only in schema.prisma: boat.sail integer not null', 'only in the database: boat.sail integer'],
    ],
    ['a unique', 'ALTER TABLE boat DROP CONSTRAINT boat_sail_key', ['only in schema.prisma: boat unique (sail)']],
    ['a primary key', 'ALTER TABLE boat DROP CONSTRAINT boat_pkey', ['only in schema.prisma: boat primary key (id)']],
    ['an index', 'DROP INDEX boat_built', ['only in schema.prisma: boat index (built)']],
    [
      'a foreign key’s action',
      'ALTER TABLE boat DROP CONSTRAINT boat_owner_id_fkey, ADD FOREIGN KEY (owner_id) REFERENCES owner',
      [
        'only in schema.prisma: boat foreign key (owner_id) to owner (id) on delete cascade on update no action',
        'only in the database: boat foreign key (owner_id) to owner (id) on delete no action on update no action',
      ],
    ],
    ['a table', 'CREATE TABLE crew (n int)', ['only in the database: crew.n integer']],
  ])('finds %s', (_name, change, expected) =>
    withDatabase(
      async ({ pool: empty }) => {
        await empty.query(tables)
        if (change) await empty.query(change)
        expect(findDrift(readSchemaFile(schema), await readLiveSchema(empty))).toEqual(expected)
      },
      { empty: true },
    ),
  )
})
