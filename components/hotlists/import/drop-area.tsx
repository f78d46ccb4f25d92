import { type DragEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'

/** Takes a file by dropping it or by the button. */
export function DropArea({ take }: { take: (file: File | undefined) => void }) {
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button beside it that does the same
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`grid justify-items-center gap-3 rounded-lg border-2 border-dashed px-6 py-10 text-center ${over ? 'border-primary bg-selected' : 'border-line-strong'}`}
    >
      <p className="text-lg">Drop a file here</p>
      <p className="max-w-[60ch] text-dim">
        CSV in any of the usual encodings, separated by comma, semicolon, tab or bar; with headings, in the 16-column
        VOI order, or as the list’s mapping says. One JSON object a line (.ndjson) too.
      </p>
      <Button tone="primary" onClick={() => file.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={file}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label="File to import"
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}
