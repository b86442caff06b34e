'use client';

import { useTranslations } from 'next-intl';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { DoorList } from './door-list';
import { ForwardCard } from './forward-card';
import { emptyForward } from './forward-draft';
import { OpeningsSection } from './openings-section';

/** What of the LAN the internet reaches: by ports of the public address, and by IPv6 at devices' own. */
export function ForwardsSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  return (
    <>
      <Section title={t('form.forwards')} hint={t('form.forwards-hint')}>
        <DoorList
          path="portForwards"
          doors={draft.portForwards}
          onChange={(portForwards, at) => form.change({ ...draft, portForwards }, at)}
          empty={t('form.forwards-empty')}
          addLabel={t('form.add-forward')}
          create={emptyForward}
          card={(part) => <ForwardCard key={part.door.key} form={form} {...part} />}
        />
      </Section>
      <OpeningsSection form={form} />
    </>
  );
}
