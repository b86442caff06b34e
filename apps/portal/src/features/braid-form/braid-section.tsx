'use client';

import type { Braid } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { ChoiceCards } from '@/design/choice-cards';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { BondFields } from './bond-fields';
import type { BraidAdvice } from './braid-advice';
import { type BraidDraft, braidInput, draftOfBraid } from './braid-draft';
import { ProfileFacts } from './profile-facts';
import { Reasons, Recommended } from './recommended';

const PROFILES = ['mptcp', 'spray', 'failover', 'bond'] as const;
const CARRIERS = ['tunnel', 'direct'] as const;

/** How the lines are joined. */
export function BraidSection({ form, advice }: { form: SiteForm; advice: BraidAdvice }) {
  const t = useTranslations();
  const { draft } = form;
  const { braid } = draft;
  const list = useFormatter();
  const best = advice.recommendation?.braid;
  const { stripping, sharing } = advice;
  const directObstacle =
    stripping.length > 0
      ? t('braid-form.stripping', { lines: list.list(stripping) })
      : sharing.length > 0
        ? t('braid-form.sharing', { lines: list.list(sharing) })
        : undefined;
  const put = (part: Partial<BraidDraft>, at: string) =>
    form.change({ ...draft, braid: { ...braid, ...part } }, at);
  return (
    <>
      <Section title={t('braid-form.title')} hint={t('braid-form.hint')}>
        {advice.recommendation && best && (
          <Reasons
            recommendation={advice.recommendation}
            onTake={sameBraid(best, braid) ? null : () => put(draftOfBraid(best), 'braid')}
          />
        )}
        <ChoiceCards
          legend={t('braid-form.title')}
          quietLegend
          value={braid.profile}
          error={form.errorAt('braid.profile')}
          onChange={(profile) => put({ profile }, 'braid')}
          options={PROFILES.map((profile) => ({
            value: profile,
            title: t(`braid-form.profile.${profile}.name`),
            tag: best?.profile === profile && <Recommended />,
            text: t(`braid-form.profile.${profile}.text`),
            obstacle: advice.obstacles[profile]
              ?.map(({ end, obstacle }) => t(`braid-form.obstacle.${end}.${obstacle}`))
              .join(' '),
            children: <ProfileFacts profile={profile} />,
          }))}
        />
      </Section>
      {braid.profile === 'mptcp' && (
        <Section title={t('braid-form.carrier-title')} hint={t('braid-form.carrier-hint')}>
          <ChoiceCards
            legend={t('braid-form.carrier-title')}
            quietLegend
            value={braid.carrier}
            error={form.errorAt('braid.carrier')}
            onChange={(carrier) => put({ carrier }, 'braid.carrier')}
            className="sm:grid-cols-2"
            options={CARRIERS.map((carrier) => ({
              value: carrier,
              title: t(`braid-form.carrier.${carrier}.name`),
              tag: best?.profile === 'mptcp' && best.carrier === carrier && <Recommended />,
              obstacle: carrier === 'direct' ? directObstacle : undefined,
              text: t(`braid-form.carrier.${carrier}.text`),
            }))}
          />
        </Section>
      )}
      {braid.profile === 'bond' && (
        <Section title={t('braid-form.bond-title')} hint={t('braid-form.bond-hint')}>
          <BondFields form={form} braid={braid} onChange={(changed, at) => put(changed, at)} />
        </Section>
      )}
    </>
  );
}

function sameBraid(braid: Braid, draft: BraidDraft): boolean {
  return JSON.stringify(braidInput(draftOfBraid(braid))) === JSON.stringify(braidInput(draft));
}
