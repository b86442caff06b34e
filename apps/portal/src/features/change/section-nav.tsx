'use client';

import { clsx } from 'clsx';
import { Cable, Gauge, type LucideIcon, Network, Router, Settings2, Signpost, Spline } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useEffect, useRef } from 'react';
import { SECTIONS, type SectionName, sectionAddress } from './sections';

const ICONS: Record<SectionName, LucideIcon> = {
  lines: Cable,
  braid: Spline,
  priorities: Gauge,
  bypass: Signpost,
  forwards: Router,
  lan: Network,
  about: Settings2,
};

interface SectionNavProps {
  siteId: string;
  current: SectionName;
  /** Sections in which something is refused, and in which something will change. */
  refused: ReadonlySet<SectionName>;
  changed: ReadonlySet<SectionName>;
}

/** The way from section to section; all of them are one form, so no page is loaded. */
export function SectionNav({ siteId, current, refused, changed }: SectionNavProps) {
  const t = useTranslations();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector(`[data-section=${current}]`);
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  function go(event: MouseEvent<HTMLAnchorElement>, section: SectionName) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (section !== current) goToSection(siteId, section);
  }

  return (
    <nav aria-label={t('section.label')} className="min-w-0 lg:max-xl:col-span-2 xl:sticky xl:top-20">
      <ul
        ref={list}
        className="relative flex gap-1 overflow-x-auto max-xl:-mx-4 max-xl:border-b max-xl:border-edge max-xl:px-4 max-xl:pb-2 max-xl:sm:-mx-6 max-xl:sm:px-6 xl:flex-col"
      >
        {SECTIONS.map((section) => {
          const Icon = ICONS[section];
          const mark = refused.has(section) ? 'refused' : changed.has(section) ? 'changed' : null;
          return (
            <li key={section} className="shrink-0">
              <a
                href={sectionAddress(siteId, section)}
                data-section={section}
                aria-current={section === current ? 'page' : undefined}
                onClick={(event) => go(event, section)}
                className={clsx(
                  'flex h-9 items-center gap-2.5 rounded-lg px-3 text-sm font-medium whitespace-nowrap',
                  section === current ? 'bg-sunken text-ink' : 'text-ink-soft hover:bg-sunken hover:text-ink',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0 max-sm:hidden" />
                <span className="flex-1">{t(`section.${section}`)}</span>
                {mark && (
                  <span
                    className={clsx(
                      'size-2 shrink-0 rounded-full',
                      mark === 'refused' ? 'bg-bad' : 'bg-accent',
                    )}
                  >
                    <span className="sr-only">{t(`section.${mark}`)}</span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Shows another section, with an address of its own and the back button's way back. */
export function goToSection(siteId: string, section: SectionName): void {
  window.history.pushState(null, '', sectionAddress(siteId, section));
  window.scrollTo(0, 0);
}
