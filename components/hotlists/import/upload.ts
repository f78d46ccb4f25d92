/** Sends a file as it is; resolves with what went wrong, or nothing. `onSent` hears the share that has left this machine. */
export function upload(
  importId: string,
  file: File,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const lost = 'The file could not be sent. Nothing was changed: try again.'
    request.open('PUT', `/api/hotlists/imports/${importId}/file`)
    request.setRequestHeader('content-type', /\.(ndjson|jsonl)$/i.test(file.name) ? 'application/x-ndjson' : 'text/csv')
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(request.status === 200 ? undefined : messageOf(request.responseText, lost))
    request.onerror = () => resolve(lost)
    request.onabort = () => resolve('The import was cancelled. Nothing was changed.')
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function messageOf(text: string, otherwise: string): string {
  try {
    return String(JSON.parse(text).message ?? otherwise)
  } catch {
    return otherwise
  }
}
