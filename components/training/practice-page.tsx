'use client'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import type { DeskProps } from '#components/desk/desk-props.ts'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { ErrorState, Loading } from '#components/ui/state.tsx'
import type { Result } from '#lib/core/result.ts'
import type { FinishPractice } from '#lib/training/practice-run.ts'
import type { PracticeScore } from '#lib/training/practice-score.ts'
import type { Recording, TrainingScenario } from '#lib/training/recording.ts'
import { PracticeDesk, type PracticeEnd } from './practice-desk.tsx'
import { ScoreView } from './score-view.tsx'

interface PracticePageProps {
  scenario: TrainingScenario
  viewer: DeskProps['viewer']
  finish: (run: FinishPractice) => Promise<Result<{ id: string; score: PracticeScore }>>
}

type Stage =
  | { name: 'ready' }
  | { name: 'running' }
  | { name: 'ending'; end: PracticeEnd; fault: string | null }
  | { name: 'over'; score: PracticeScore }

/** One practice from its first words to its score. */
export function PracticePage({ scenario, viewer, finish }: PracticePageProps) {
  const recording = useRecording(scenario)
  const [stage, setStage] = useState<Stage>({ name: 'ready' })
  const send = async (end: PracticeEnd) => {
    setStage({ name: 'ending', end, fault: null })
    try {
      const answer = await finish({ scenario, ...end })
      if (answer.ok) setStage({ name: 'over', score: answer.value.score })
      else setStage({ name: 'ending', end, fault: answer.refusal.message })
    } catch {
      setStage({
        name: 'ending',
        end,
        fault: 'The server was not reached. Your practice is still here: send it again.',
      })
    }
  }
  if (recording === undefined) return <Loading what="the recording" rows={6} />
  if (recording === null)
    return (
      <PageFrame title="Practice">
        <ErrorState title="The recording could not be loaded" action={<Link href="/training">Back to practice</Link>}>
          Nothing was lost. Try again in a moment.
        </ErrorState>
      </PageFrame>
    )
  if (stage.name === 'running')
    return <PracticeDesk recording={recording} viewer={viewer} onEnd={(end) => void send(end)} />
  return (
    <PageFrame title={`Practice: ${recording.title}`} lead={recording.what}>
      {stage.name === 'ready' && (
        <div className="grid max-w-[60ch] gap-4">
          <ul className="list-disc pl-5 text-dim">
            <li>It takes {Math.round(recording.lengthMs / 60_000)} minutes and runs in this window alone.</li>
            <li>The desk is your own, with your keys and your sound. Forces, vehicles and people are invented.</li>
            <li>
              What counts: no High or Medium left past its time, the more urgent row first, nobody sent after the wrong
              car, no right one dismissed.
            </li>
            <li>Your result is kept for you and your supervisors, apart from all live figures.</li>
          </ul>
          <span>
            <Button tone="primary" onClick={() => setStage({ name: 'running' })}>
              Begin
            </Button>
          </span>
        </div>
      )}
      {stage.name === 'ending' &&
        (stage.fault ? (
          <ErrorState
            title="Your practice could not be kept"
            action={<Button onClick={() => void send(stage.end)}>Send it again</Button>}
          >
            {stage.fault}
          </ErrorState>
        ) : (
          <Loading what="your score" rows={4} />
        ))}
      {stage.name === 'over' && (
        <>
          <ScoreView score={stage.score} />
          <p className="flex gap-4">
            <Button onClick={() => setStage({ name: 'ready' })}>Practise again</Button>
            <Link href="/training" className="self-center text-link underline">
              All practices
            </Link>
          </p>
        </>
      )}
    </PageFrame>
  )
}

/** Undefined while it comes, null when it does not. */
function useRecording(scenario: TrainingScenario): Recording | null | undefined {
  const [recording, setRecording] = useState<Recording | null>()
  useEffect(() => {
    const stop = new AbortController()
    fetch(`/training/${scenario}.json`, { signal: stop.signal })
      .then(async (response) => setRecording(response.ok ? ((await response.json()) as Recording) : null))
      .catch(() => !stop.signal.aborted && setRecording(null))
    return () => stop.abort()
  }, [scenario])
  return recording
}
