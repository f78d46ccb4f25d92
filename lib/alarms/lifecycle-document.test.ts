import { expect, it } from 'vitest'
import { lifecycleDocument } from './lifecycle-document.ts'

it('docs/alarm-lifecycle.md says what the tables say', async () => {
  await expect(lifecycleDocument()).toMatchFileSnapshot('../../docs/alarm-lifecycle.md')
})
