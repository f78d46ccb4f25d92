/** A mark as it is said letter by letter: screen readers otherwise read `AB84 KDX` as two words. */
export const spelled = (mark: string): string => [...mark.replaceAll(' ', '')].join(' ')
