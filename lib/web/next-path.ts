/** Where to go after the sign-in: a path of our own, never another site (`//evil`, `/\evil`, `https:`), else `/`. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/[\w-][\w./-]*$/.test(asked) || asked.includes('//')) return '/'
  return asked.startsWith('/api/') || asked.startsWith('/sign-in') ? '/' : asked
}
