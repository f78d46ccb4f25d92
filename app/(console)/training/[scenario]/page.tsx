import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PracticePage } from '#components/training/practice-page.tsx'
import { type TrainingScenario, trainingScenarios } from '#lib/training/recording.ts'
import { requireViewer } from '#lib/web/page.ts'
import { finish } from '../actions.ts'

export const metadata: Metadata = { title: 'Practice' }

const isScenario = (name: string): name is TrainingScenario => (trainingScenarios as readonly string[]).includes(name)

export default async function ScenarioPage({ params }: { params: Promise<{ scenario: string }> }) {
  const viewer = await requireViewer('training:own')
  const { scenario } = await params
  if (!isScenario(scenario)) notFound()
  return (
    <PracticePage scenario={scenario} viewer={{ ...viewer, permissions: [...viewer.permissions] }} finish={finish} />
  )
}
