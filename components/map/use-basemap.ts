import { useEffect, useState } from 'react'
import { type Basemap, basemapFiles } from './basemap/basemap.ts'

export type LoadedBasemap = { state: 'loading' } | { state: 'ready'; basemap: Basemap } | { state: 'failed' }

/** The files of the drawn basemap, fetched once; alarms and units are shown whether they come or not. */
export function useBasemap(): LoadedBasemap {
  const [loaded, setLoaded] = useState<LoadedBasemap>({ state: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    const load = async (file: string) => {
      const answer = await fetch(`/basemap/${file}.json`, { signal: stop.signal })
      if (!answer.ok) throw new Error(`${file}.json: ${answer.status}`)
      return [file, await answer.json()] as const
    }
    Promise.all(basemapFiles.map(load)).then(
      (files) => setLoaded({ state: 'ready', basemap: Object.fromEntries(files) as Basemap }),
      () => !stop.signal.aborted && setLoaded({ state: 'failed' }),
    )
    return () => stop.abort()
  }, [])
  return loaded
}
