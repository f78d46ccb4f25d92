export interface NoteRow {
  id: string
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  words: string
  madeAt: Date
  madeByName: string
  until: Date
  endedAt: Date | null
  endedByName: string | null
  endReason: string | null
}
