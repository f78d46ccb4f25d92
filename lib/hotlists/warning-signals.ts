/** Warning signals as PNC codes (DOMAIN §4). */
export const warningSignalNames: Record<string, string> = {
  VI: 'Violent',
  FI: 'Firearms',
  WE: 'Weapons',
  XP: 'Explosives',
  ES: 'Escaper',
  DR: 'Drugs',
  MN: 'Mental',
  SU: 'Suicidal',
  AT: 'Ailment',
  CO: 'Contagious',
  IM: 'Impersonates police',
  AL: 'Alleges',
}
