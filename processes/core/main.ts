import { writeFileSync } from 'node:fs'
import { compileCore, compiledPath } from './compile.ts'

writeFileSync(compiledPath, await compileCore())
console.log(`${compiledPath} is as its source says.`)
