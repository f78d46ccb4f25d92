import { BandMark } from '#components/band/band-mark.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { bands } from '#lib/alarms/band.ts'
import type { PolicyContent } from '#lib/alarms/policies/content.ts'
import { settingWords, timeWords } from '#lib/alarms/policies/words.ts'

/** How soon each band is to be answered, and the settings beside it. */
export function TimesTable({ content }: { content: PolicyContent }) {
  const names = [...new Set(bands.flatMap((band) => Object.keys(content.bands[band])))]
  const order = [
    ...Object.keys(timeWords).filter((name) => names.includes(name)),
    ...names.filter((n) => !timeWords[n]),
  ]
  const settings = Object.entries(content.settings).filter(([, value]) => typeof value === 'number')
  return (
    <>
      <Table caption="Times (policy)">
        <thead>
          <tr>
            <Th>Band</Th>
            {order.map((name) => (
              <Th key={name} number>
                {timeWords[name] ?? name}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands
            .filter((band) => band !== 'log')
            .map((band) => (
              <tr key={band}>
                <Td>
                  <BandMark band={band} />
                </Td>
                {order.map((name) => (
                  <Td key={name} number>
                    {content.bands[band][name]?.toLocaleString('en-GB') ?? 'never'}
                  </Td>
                ))}
              </tr>
            ))}
        </tbody>
      </Table>
      <p className="text-sm text-dim">
        {settings.map(([name, value]) => `${settingWords[name] ?? name}: ${value}`).join(' · ')}
      </p>
    </>
  )
}
