import { hash } from 'node:crypto'

/** 32 bytes. Text is hashed as UTF-8. */
export const sha256 = (data: string | Uint8Array): Buffer => hash('sha256', data, 'buffer')
