export interface ListChoice {
  id: string
  name: string
  covert: boolean
  contact: string
  forceId: string
}

export interface Named {
  id: string
  name: string
}
