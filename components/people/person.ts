export interface Force {
  id: string
  name: string
}
