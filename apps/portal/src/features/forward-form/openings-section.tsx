'use client';

import { useTranslations } from 'next-intl';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { DoorList } from './door-list';
import { OpeningCard } from './opening-card';
import { emptyOpening } from './opening-draft';

const MOST_OPENINGS = 100;

/** Devices of the LAN that the internet reaches by IPv6. */
export function OpeningsSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const { openings, ipv6 } = draft.lan;
  return (
    <Section title={t('opening-form.title')} hint={t('opening-form.hint')}>
      <DoorList
        path="lan.openings"
        doors={openings}
        onChange={(changed, at) => form.change({ ...draft, lan: { ...draft.lan, openings: changed } }, at)}
        empty={t(ipv6 ? 'opening-form.empty' : 'opening-form.no-ipv6')}
        addLabel={t('opening-form.add')}
        full={!ipv6 || openings.length >= MOST_OPENINGS}
        create={emptyOpening}
        card={(part) => <OpeningCard key={part.door.key} form={form} {...part} />}
      />
    </Section>
  );
}
