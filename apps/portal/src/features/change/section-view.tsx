'use client';

import type { Region, Site } from '@tresse/contracts';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import type { BraidAdvice } from '@/features/braid-form/braid-advice';
import type { SiteForm } from '@/features/site-form/use-site-form';
import type { SectionName } from './sections';

const load = {
  lines: () => import('@/features/line-form/lines-section').then((part) => part.LinesSection),
  braid: () => import('@/features/braid-form/braid-section').then((part) => part.BraidSection),
  priorities: () => import('@/features/rule-form/priorities-section').then((part) => part.PrioritiesSection),
  bypass: () => import('@/features/rule-form/bypass-section').then((part) => part.BypassSection),
  forwards: () => import('@/features/forward-form/forwards-section').then((part) => part.ForwardsSection),
  lan: () => import('@/features/lan-form/lan-section').then((part) => part.LanSection),
  about: () => import('./about-section').then((part) => part.AboutSection),
} as const;

const Lines = dynamic(load.lines);
const Braid = dynamic(load.braid);
const Priorities = dynamic(load.priorities);
const Bypass = dynamic(load.bypass);
const Forwards = dynamic(load.forwards);
const Lan = dynamic(load.lan);
const About = dynamic(load.about);

interface SectionViewProps {
  section: SectionName;
  form: SiteForm;
  site: Site;
  regions: Region[];
  advice: BraidAdvice;
  /** The site was removed: nothing typed matters any more. */
  onRemoved: () => void;
}

/** The fields of one section; those of the others are fetched while the person reads. */
export function SectionView({ section, form, site, regions, advice, onRemoved }: SectionViewProps) {
  useEffect(() => {
    // One that does not arrive is asked for when the person goes there.
    const timer = setTimeout(() => Promise.allSettled(Object.values(load).map((part) => part())), 1_000);
    return () => clearTimeout(timer);
  }, []);
  switch (section) {
    case 'lines':
      return (
        <Lines
          form={form}
          own={site.lines}
          found={site.found?.interfaces ?? []}
          {...(site.lines.length === 0 && { fewest: 0 })}
        />
      );
    case 'braid':
      return <Braid form={form} advice={advice} />;
    case 'priorities':
      return <Priorities form={form} />;
    case 'bypass':
      return <Bypass form={form} lines={site.lines} />;
    case 'forwards':
      return <Forwards form={form} />;
    case 'lan':
      return <Lan form={form} />;
    case 'about':
      return <About form={form} site={site} regions={regions} onRemoved={onRemoved} />;
  }
}
