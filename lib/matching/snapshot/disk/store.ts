import { constants, type FileHandle, open } from 'node:fs/promises'

/** Bytes carried at once: whole pages of WebAssembly, the one memory that is known to begin at a page. */
const STAGE = 4 * 1024 * 1024
const WASM_PAGE = 65_536
/** What a disk without the system's cache before it wants lengths and places in multiples of. */
const BLOCK = 4096

const newStage = () =>
  new Uint8Array(new WebAssembly.Memory({ initial: STAGE / WASM_PAGE, maximum: STAGE / WASM_PAGE }).buffer)

/**
 * Past the system's cache where the file system can do that: what is written once and read at a start need not push
 * anything out, and a page of cache for each 4 kB costs more time than all the rest.
 */
async function openDirect(path: string, flags: number, mode?: number): Promise<FileHandle> {
  try {
    return await open(path, flags | (constants.O_DIRECT ?? 0), mode)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error
    return open(path, flags, mode)
  }
}

/** Writes a file from its beginning, in long pieces. */
export class DirectWriter {
  private readonly file: FileHandle
  private readonly stage = newStage()
  private staged = 0
  private written = 0

  private constructor(file: FileHandle) {
    this.file = file
  }

  /** A file that was there keeps its mode, so the mode is set again. */
  static async open(path: string, mode: number): Promise<DirectWriter> {
    const file = await openDirect(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, mode)
    await file.chmod(mode)
    return new DirectWriter(file)
  }

  async put(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const length = Math.min(bytes.length - at, STAGE - this.staged)
      this.stage.set(bytes.subarray(at, at + length), this.staged)
      this.staged += length
      at += length
      if (this.staged === STAGE) await this.flush(STAGE)
    }
  }

  /** Writes what is left, and waits until the disk has it all. */
  async end(): Promise<void> {
    const whole = this.written + this.staged
    const length = Math.ceil(this.staged / BLOCK) * BLOCK
    this.stage.fill(0, this.staged, length)
    await this.flush(length)
    await this.file.truncate(whole)
    await this.file.sync()
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private async flush(length: number): Promise<void> {
    for (let at = 0; at < length; ) {
      const { bytesWritten } = await this.file.write(this.stage, at, length - at, this.written + at)
      at += bytesWritten
    }
    this.written += length
    this.staged = 0
  }
}

/** Reads a file from its beginning, in long pieces. */
export class DirectReader {
  readonly size: number
  private readonly file: FileHandle
  private readonly stage = newStage()
  private at = 0
  private until = 0
  private position = 0

  private constructor(file: FileHandle, size: number) {
    this.file = file
    this.size = size
  }

  static async open(path: string): Promise<DirectReader> {
    const file = await openDirect(path, constants.O_RDONLY)
    const { size } = await file.stat()
    return new DirectReader(file, size)
  }

  /** False when the file ends before. */
  async fill(into: Uint8Array): Promise<boolean> {
    for (let filled = 0; filled < into.length; ) {
      if (this.at === this.until && !(await this.refill())) return false
      const length = Math.min(into.length - filled, this.until - this.at)
      into.set(this.stage.subarray(this.at, this.at + length), filled)
      this.at += length
      filled += length
    }
    return true
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private async refill(): Promise<boolean> {
    // After a piece that ended within a block there is nothing more, and to ask for it would be refused.
    if (this.position % BLOCK !== 0) return false
    const { bytesRead } = await this.file.read(this.stage, 0, STAGE, this.position)
    this.at = 0
    this.until = bytesRead
    this.position += bytesRead
    return bytesRead > 0
  }
}
