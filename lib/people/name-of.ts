/** A name made of an address, until somebody gives a better one: `ada.moorfield@desk.example` is `Ada Moorfield`. */
export function nameOfAddress(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter(Boolean)
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') || email
}
