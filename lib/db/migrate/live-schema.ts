import type pg from 'pg'
import type { SchemaFacts } from './schema-file.ts'

const columnFacts = `
  SELECT c.relname || '.' || a.attname || ' ' || regexp_replace(format_type(a.atttypid, a.atttypmod), '\\[\\]$', '')
         || CASE WHEN t.typcategory = 'A' THEN '[]' WHEN a.attnotnull THEN ' not null' ELSE '' END AS fact
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    JOIN pg_type t ON t.oid = a.atttypid
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`

// Every run of leading columns of an index counts as indexed; what an index includes or is limited to does not.
const keyFacts = `
  SELECT c.relname || CASE WHEN i.indisprimary THEN ' primary key (' WHEN whole.is_unique THEN ' unique (' ELSE ' index (' END
         || k.columns || ')' AS fact,
         NOT (i.indisprimary OR whole.is_unique) AS "isIndex"
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
   CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) AS length
   CROSS JOIN LATERAL (
         SELECT i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND length = i.indnkeyatts AS is_unique
         ) whole
   CROSS JOIN LATERAL (
         SELECT string_agg(coalesce(a.attname, '(expression)'), ', ' ORDER BY n.ord) AS columns
           FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS n(attnum, ord)
           LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n.attnum AND n.attnum > 0
          WHERE n.ord <= length
         ) k
   WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
     AND (NOT i.indisprimary OR length = i.indnkeyatts)`

const foreignKeyFacts = `
  WITH word(code, action) AS (
    VALUES ('a', 'no action'), ('r', 'restrict'), ('c', 'cascade'), ('n', 'set null'), ('d', 'set default')
  )
  SELECT c.relname || ' foreign key (' || mine.columns || ') to ' || f.relname || ' (' || theirs.columns || ')'
         || ' on delete ' || del.action || ' on update ' || upd.action AS fact
    FROM pg_constraint x
    JOIN pg_class c ON c.oid = x.conrelid
    JOIN pg_class f ON f.oid = x.confrelid
    JOIN word del ON del.code = x.confdeltype
    JOIN word upd ON upd.code = x.confupdtype
   CROSS JOIN LATERAL (
         SELECT string_agg(a.attname, ', ' ORDER BY n.ord) AS columns
           FROM unnest(x.conkey) WITH ORDINALITY AS n(attnum, ord)
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = n.attnum
         ) mine
   CROSS JOIN LATERAL (
         SELECT string_agg(a.attname, ', ' ORDER BY n.ord) AS columns
           FROM unnest(x.confkey) WITH ORDINALITY AS n(attnum, ord)
           JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = n.attnum
         ) theirs
   WHERE x.contype = 'f' AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition`

/** What the tables of the schema public are, in the words of `readSchemaFile`. */
export async function readLiveSchema(pool: pg.Pool): Promise<SchemaFacts> {
  const exact = new Set<string>()
  const indexes = new Set<string>()
  for (const sql of [columnFacts, foreignKeyFacts]) {
    const { rows } = await pool.query<{ fact: string }>(sql)
    for (const { fact } of rows) exact.add(fact)
  }
  const { rows } = await pool.query<{ fact: string; isIndex: boolean }>(keyFacts)
  for (const { fact, isIndex } of rows) {
    if (!isIndex) exact.add(fact)
    indexes.add(fact.replace(/ (unique|primary key) /, ' index '))
  }
  return { exact, indexes }
}
