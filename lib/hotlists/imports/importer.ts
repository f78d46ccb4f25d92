import { can, type Viewer } from '../../access/viewer.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import type { StageFile } from './staging/staged.ts'

/** Statements of an import may take minutes: its database client must wait for them. */
export interface ImportDeps extends CommandDeps {
  /** Of the same database, for the connections that take the rows. */
  url: string
  /** Reads and stages a file, here or in a thread of its own. */
  stage: StageFile
}

/** Who imports: a person, or (id null) the machine that feeds the list. */
export interface Importer {
  id: string | null
  name: string
  role: string | null
  forceId: string | null
  cleared: boolean
}
export const importerOf = (viewer: Viewer): Importer => ({
  id: viewer.id,
  name: viewer.name,
  role: viewer.role,
  forceId: viewer.forceId,
  cleared: can(viewer, 'hotlist:read-restricted'),
})

export const mayImport = (viewer: Viewer): boolean => can(viewer, 'hotlist:import')
