import { z } from 'zod'
import { delimiters } from './delimiter.ts'
import { encodings } from './encoding.ts'
import { dateOrders } from './weed-date.ts'

/** Everything a file can say of an entry. The first sixteen are the VOI layout, in its order (DOMAIN §4). */
export const fileFields = [
  'vrm',
  'make',
  'model',
  'colour',
  'action',
  'warningSignals',
  'reason',
  'nimCode',
  'information',
  'force',
  'weedAt',
  'pncId',
  'marking',
  'cadReference',
  'operationalInstructions',
  'sourceReference',
  'category',
  'grade',
  'contact',
  'op',
] as const
export type FileField = (typeof fileFields)[number]
export const voiFields = fileFields.slice(0, 16)

export const fieldNames: Record<FileField, string> = {
  vrm: 'VRM',
  make: 'Vehicle Make',
  model: 'Model',
  colour: 'Colour',
  action: 'Action',
  warningSignals: 'Warning Markers',
  reason: 'Reason',
  nimCode: 'NIM Code',
  information: 'Information/Action',
  force: 'Force & Area',
  weedAt: 'Weed Date',
  pncId: 'PNC ID',
  marking: 'GPMS Marking',
  cadReference: 'CAD Information',
  operationalInstructions: 'Operational Instructions',
  sourceReference: 'Source Reference',
  category: 'Category',
  grade: 'Grade',
  contact: 'Contact',
  op: 'Op',
}

/** How one source writes its files; kept with the list. Everything absent is found out from the file. */
export const Layout = z.strictObject({
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  header: z.boolean().optional(),
  /** Field → the column's heading, or its number from 1. Absent: by headings that we know, else the VOI order. */
  columns: z
    .partialRecord(z.enum(fileFields), z.union([z.string().min(1).max(200), z.int().min(1).max(256)]))
    .refine((columns) => columns.vrm !== undefined, 'say which column holds the mark')
    .optional(),
  dates: z.enum(dateOrders).optional(),
  /** What an entry is where the file does not say. */
  defaults: z
    .strictObject({
      action: z.enum(['STOP', 'SILENT', 'seen']).optional(),
      category: z.string().max(100).optional(),
      grade: z.enum(['high', 'medium', 'low']).optional(),
      reason: z.string().max(500).optional(),
      contact: z.string().max(200).optional(),
    })
    .optional(),
  /** What the source calls a reason or category → our category, and a grade if it says so. */
  categories: z
    .record(
      z.string().max(200),
      z.strictObject({ category: z.string(), grade: z.enum(['high', 'medium', 'low']).optional() }),
    )
    .optional(),
})
export type Layout = z.infer<typeof Layout>

/** Where each field is, counted from 0. */
export type Columns = Partial<Record<FileField, number>>

const heard: Record<FileField, string> = {
  vrm: 'vrm mark plate platenumber numberplate registration registrationmark registrationnumber reg regno vehicleregistration',
  make: 'make vehiclemake',
  model: 'model vehiclemodel',
  colour: 'colour color vehiclecolour vehiclecolor',
  action: 'action',
  warningSignals: 'warningmarkers warningsignals warnings warning warningmarker',
  reason: 'reason reasons',
  nimCode: 'nimcode nim nim5x5x5code 5x5x5',
  information: 'informationaction information informationandaction info',
  force: 'forcearea forceandarea force',
  weedAt: 'weeddate weed expiry expirydate expires',
  pncId: 'pncid pnc',
  marking: 'gpmsmarking gpms gsc marking protectivemarking',
  cadReference: 'cadinformation cad cadreference log logreference',
  operationalInstructions: 'operationalinstructions spare1 instructions',
  sourceReference: 'sourcereference spare2 reference ref id permitid',
  category: 'category',
  grade: 'grade priority',
  contact: 'contact nominatedcontact',
  op: 'op operation change',
}
const fieldOf = new Map<string, FileField>()
for (const field of fileFields) for (const word of heard[field].split(' ')) fieldOf.set(word, field)

const bare = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Whether a first row names its columns: no mark stands under a heading we know. */
export const isHeader = (cells: readonly string[]): boolean => {
  const known = cells.filter((cell) => fieldOf.has(bare(cell))).length
  return known >= 2 || (known === 1 && cells.length <= 2)
}

export type Resolved = { columns: Columns } | { problem: string }

/** Where the fields are in this file, from the saved mapping, its headings or the VOI order; or what is missing. */
export function resolveColumns(layout: Layout, header: readonly string[] | undefined): Resolved {
  if (!layout.columns) return header ? byHeadings(header) : { columns: inOrder() }
  const columns: Columns = {}
  const names = header?.map(bare)
  for (const [field, where] of Object.entries(layout.columns) as [FileField, string | number][]) {
    const index = typeof where === 'number' ? where - 1 : (names?.indexOf(bare(where)) ?? -1)
    if (index < 0) {
      const problem = names
        ? `The file has no column “${where}”`
        : `The file names no columns, so “${where}” cannot be found`
      return { problem: `${problem}, which the mapping gives for ${fieldNames[field]}. Nothing was changed.` }
    }
    columns[field] = index
  }
  return { columns }
}

function byHeadings(header: readonly string[]): Resolved {
  const columns: Columns = {}
  for (const [index, cell] of header.entries()) {
    const field = fieldOf.get(bare(cell))
    if (field && columns[field] === undefined) columns[field] = index
  }
  if (columns.vrm !== undefined) return { columns }
  return {
    problem: 'No column of the file is called VRM, Mark or Registration: say in the mapping which one holds it.',
  }
}

const inOrder = (): Columns => Object.fromEntries(fileFields.map((field, index) => [field, index]))
