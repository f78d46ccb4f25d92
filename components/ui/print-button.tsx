'use client'
import { Button } from './button.tsx'

/** Prints the page, or keeps it as a PDF, by the browser's own means; not on the paper itself. */
export function PrintButton({ children = 'Print or save as PDF' }: { children?: string }) {
  return (
    <Button className="print:hidden" onClick={() => window.print()}>
      {children}
    </Button>
  )
}
