/** What the form begins with: an entry as it stands, or what is proposed for a new one. */
export interface EntryStart {
  hotlistId: string
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: string
  warningSignals: string[]
  reason: string
  category: string
  grade: 'high' | 'medium' | 'low'
  nimCode: string | null
  information: string | null
  forceId: string
  contact: string | null
  ownerId: string | null
  weedAt: string
  pncId: string | null
  marking: string | null
  cadReference: string | null
  operationalInstructions: string | null
  sourceReference: string | null
  scope: { forceIds?: string[]; hours?: { fromMinute: number; toMinute: number } } | null
}
