/** Every kind of line in the alarm log. */
export const eventKinds = [
  'raised',
  'sighted',
  'reraised',
  'presented',
  'acknowledged',
  'released',
  'taken-over',
  'owner-lost', // its owner's desk fell silent, or its owner left
  'handed-over', // accepted by the incoming operator
  'verified',
  'declined',
  'deployed',
  'deployment-moved',
  'outcome-recorded',
  'entry-withdrawn', // it left its list, and no one row took its place; the line says what is left
  'entry-restored', // on its list again: by an undo, an edit, its source, or as another entry
  'entry-changed', // edited on its list, by a person or a file, which may make it another row; the line says from what to what
  'pass-offered',
  'pass-accepted',
  'pass-refused',
  'pass-withdrawn',
  'shelved',
  'unshelved',
  'shelf-returned', // its time was over
  'missed',
  'missed-explained',
  'regraded',
  'merged',
  'unmerged',
  'escalated',
  'noted',
  'undone',
  'closed',
  'reopened',
] as const
export type EventKind = (typeof eventKinds)[number]
