import { ErrorState } from '#components/ui/state.tsx'

/** What kept an act from being done. */
export const Problem = ({ children }: { children: string | undefined }) =>
  children ? <ErrorState title="Nothing was changed">{children}</ErrorState> : null
