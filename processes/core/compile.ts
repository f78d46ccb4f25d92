import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

const folder = join(import.meta.dirname, '../../lib/matching/tolerance/core')
const source = 'neighbour-hashes.as.ts'
export const compiledPath = join(folder, 'neighbour-hashes.ts')

/** One page of memory that never grows: whoever looks at it keeps looking at the same bytes. */
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--initialMemory', '1', '--maximumMemory', '1']

/** The text of `compiledPath`: the search's inner loops compiled to WebAssembly. Throws with what the compiler says. */
export async function compileCore(): Promise<string> {
  let bytes: Uint8Array | undefined
  const { error, stderr } = await asc.main([source, ...options, '--outFile', 'core.wasm'], {
    readFile: (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null),
    writeFile: (_name: string, contents: Uint8Array | string) => {
      if (typeof contents !== 'string') bytes = contents
    },
    listFiles: () => [],
  })
  if (error || bytes === undefined)
    throw new Error(`${source} does not compile: ${stderr.toString() || error?.message}`)
  const text = Buffer.from(bytes).toString('base64')
  return `// Made from ${source} by \`npm run core\`; processes/core/compile.test.ts holds the one against the other.
export const neighbourHashes =
  '${text}'
`
}
