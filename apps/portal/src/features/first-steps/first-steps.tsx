'use client';

import type { Job, Site } from '@tresse/contracts';
import { clsx } from 'clsx';
import { ArrowRight, Check, Replace } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { buttonClass } from '@/design/button-class';
import { Card } from '@/design/card';
import { useSite } from '@/features/live/use-site';
import { LineChips } from '@/features/sites/line-chips';
import { currentStep, doneSteps, STEPS, type Step } from './steps';

const Enrol = dynamic(() => import('./enrol').then((part) => part.Enrol));
const NameLines = dynamic(() => import('@/features/found/name-lines').then((part) => part.NameLines));
const SpeedTest = dynamic(() => import('@/features/speed-test/speed-test').then((part) => part.SpeedTest));

/** The list that ticks itself as the box reports. */
export function FirstSteps({ initial, writer }: { initial: { site: Site; jobs: Job[] }; writer: boolean }) {
  const t = useTranslations();
  const { site, jobs } = useSite(initial);
  const done = doneSteps(site, jobs);
  const current = currentStep(done);
  // Whoever comes since a second box was refused comes for another image.
  const [replacing, setReplacing] = useState(site.claim?.reusedAt != null);
  const details: Partial<Record<Step, ReactNode>> = {
    enrolled: writer ? <Enrol site={site} /> : null,
    named: writer ? <NameLines site={site} /> : null,
    lines: <LineChips lines={site.lines} />,
    tested: <SpeedTest site={site} jobs={jobs} writer={writer} bare />,
  };
  return (
    <div className="mx-auto max-w-3xl">
      <BackLink href="/sites">{t('nav.sites')}</BackLink>
      <h1 className="mt-1 text-2xl font-semibold tracking-tight wrap-anywhere">
        {t('steps.title', { name: site.name })}
      </h1>
      <p className="mt-1 mb-6 text-sm text-ink-soft">{t(current ? 'steps.text' : 'steps.all-done')}</p>
      <ol className="flex flex-col gap-3">
        {STEPS.map((step, place) => (
          <li key={step} aria-current={step === current ? 'step' : undefined}>
            <Card className={clsx(!done[step] && step !== current && 'opacity-75 shadow-none')}>
              <div className="flex items-start gap-3.5">
                <StepMark place={place + 1} done={done[step]} current={step === current} />
                <div className="min-w-0 flex-1">
                  <h2 className="font-semibold tracking-tight">
                    {t(`steps.${step}.title`)}
                    <span className="sr-only"> {t(done[step] ? 'steps.done' : 'steps.to-do')}</span>
                  </h2>
                  <p className="text-sm text-ink-soft">
                    {t(done[step] ? `steps.${step}.done` : `steps.${step}.text`)}
                  </p>
                  {step === current && details[step] && <div className="mt-4">{details[step]}</div>}
                  {step === 'enrolled' && done[step] && writer && (
                    <>
                      <Button
                        look="quiet"
                        size="sm"
                        className="mt-2 -ml-3"
                        aria-expanded={replacing}
                        onClick={() => setReplacing(!replacing)}
                      >
                        <Replace aria-hidden className="size-4" />
                        {t('steps.replace')}
                      </Button>
                      {replacing && (
                        <div className="mt-3 flex flex-col gap-4">
                          <p className="text-sm text-ink-soft">{t('steps.replace-text')}</p>
                          <Enrol site={site} />
                        </div>
                      )}
                    </>
                  )}
                </div>
              </div>
            </Card>
          </li>
        ))}
      </ol>
      <div className="mt-6 flex justify-end">
        <Link href={`/sites/${site.id}`} className={buttonClass({ look: current ? 'plain' : 'primary' })}>
          {t('steps.to-site')}
          <ArrowRight aria-hidden className="size-4" />
        </Link>
      </div>
    </div>
  );
}

function StepMark({ place, done, current }: { place: number; done: boolean; current: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'flex size-7 shrink-0 items-center justify-center rounded-full text-[13px] font-semibold',
        done
          ? 'bg-good-soft text-good'
          : current
            ? 'bg-ink text-page'
            : 'border border-edge-field text-ink-faint',
      )}
    >
      {done ? <Check className="size-4" /> : place}
    </span>
  );
}
