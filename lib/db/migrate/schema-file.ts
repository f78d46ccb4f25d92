/** What a schema says, one short sentence per column, key and index, e.g. `camera.lat double precision not null`. */
export type SchemaFacts = { exact: Set<string>; indexes: Set<string> }

const scalars: Record<string, string> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Decimal: 'numeric(65,30)',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
}

const natives: Record<string, (argument: string) => string> = {
  Uuid: () => 'uuid',
  Text: () => 'text',
  Real: () => 'real',
  Date: () => 'date',
  Inet: () => 'inet',
  SmallInt: () => 'smallint',
  Json: () => 'json',
  Timestamptz: (digits) => `timestamp(${digits}) with time zone`,
  Timestamp: (digits) => `timestamp(${digits}) without time zone`,
  VarChar: (length) => `character varying(${length})`,
  Char: (length) => `character(${length})`,
  Decimal: (digits) => `numeric(${digits.replace(' ', '')})`,
}

type Field = { name: string; type: string; list: boolean; optional: boolean; attributes: string }
type Model = { name: string; table: string; fields: Field[]; blockAttributes: string[] }

/** Reads the part of Prisma's language that tells tables, columns, keys and indexes. Throws on a type it does not know. */
export function readSchemaFile(text: string): SchemaFacts {
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) =>
    readModel(name, body),
  )
  const facts: SchemaFacts = { exact: new Set(), indexes: new Set() }
  for (const model of models) describeModel(model, models, facts)
  return facts
}

function readModel(name: string, body: string): Model {
  const model: Model = { name, table: name, fields: [], blockAttributes: [] }
  for (const line of body.split('\n').map((raw) => raw.replace(/\/\/.*$/, '').trim())) {
    if (line.startsWith('@@')) model.blockAttributes.push(line)
    const field = /^(\w+)\s+(\w+)(\[\])?(\?)?\s*(.*)$/.exec(line)
    if (!field) continue
    const [, fieldName = '', type = '', list, optional, attributes = ''] = field
    model.fields.push({ name: fieldName, type, list: list !== undefined, optional: optional !== undefined, attributes })
  }
  const map = model.blockAttributes.map((line) => /^@@map\("(\w+)"\)/.exec(line)?.[1]).find((table) => table)
  return { ...model, table: map ?? name }
}

function describeModel(model: Model, models: readonly Model[], { exact, indexes }: SchemaFacts): void {
  const { table, fields, blockAttributes } = model
  const columns = (of: Model, names: string) =>
    names
      .split(',')
      .map((name) => columnOf(of, name.trim()))
      .join(', ')
  for (const field of fields) {
    const target = models.find(({ name }) => name === field.type)
    if (target) {
      const key = /fields: \[([^\]]+)\], references: \[([^\]]+)\]/.exec(field.attributes)
      // A relation that triggers keep has no constraint.
      if (key && !/map: "kept_by_trigger/.test(field.attributes))
        exact.add(foreignKey(model, target, field, columns(model, key[1] ?? ''), columns(target, key[2] ?? '')))
      continue
    }
    const column = columnOf(model, field.name)
    // Prisma writes NULL and the empty list alike, so a list's nullability says nothing.
    const nullability = field.list ? '[]' : field.optional ? '' : ' not null'
    exact.add(`${table}.${column} ${typeOf(field)}${nullability}`)
    if (/@id\b/.test(field.attributes)) exact.add(`${table} primary key (${column})`)
    if (/@unique\b/.test(field.attributes)) exact.add(`${table} unique (${column})`)
  }
  for (const line of blockAttributes) {
    const [, kind, names = ''] = /^@@(id|unique|index)\(\[([^\]]+)\]/.exec(line) ?? []
    const bare = names.replace(/\(sort: \w+\)/g, '')
    if (kind === 'id') exact.add(`${table} primary key (${columns(model, bare)})`)
    if (kind === 'unique') exact.add(`${table} unique (${columns(model, bare)})`)
    if (kind === 'index') indexes.add(`${table} index (${columns(model, bare)})`)
  }
}

function columnOf(model: Model, name: string): string {
  const field = model.fields.find((candidate) => candidate.name === name)
  if (!field) throw new Error(`schema.prisma: ${model.name} has no field ${name}`)
  return /@map\("(\w+)"\)/.exec(field.attributes)?.[1] ?? name
}

function typeOf({ type, attributes, name }: Field): string {
  const [, native, argument = ''] = /@db\.(\w+)(?:\(([^)]*)\))?/.exec(attributes) ?? []
  const sql = native ? natives[native]?.(argument) : scalars[type]
  if (!sql) throw new Error(`schema.prisma: the type of ${name} (${native ?? type}) is not known to lib/db/migrate`)
  return sql
}

function foreignKey(from: Model, to: Model, { attributes, optional }: Field, columns: string, target: string): string {
  const action = (name: string, standard: string) => new RegExp(`${name}: (\\w+)`).exec(attributes)?.[1] ?? standard
  const words = (camel: string) => camel.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  const onDelete = words(action('onDelete', optional ? 'SetNull' : 'Restrict'))
  const onUpdate = words(action('onUpdate', 'Cascade'))
  return `${from.table} foreign key (${columns}) to ${to.table} (${target}) on delete ${onDelete} on update ${onUpdate}`
}
