'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { DeviceList } from './device-list';
import { DhcpFields } from './dhcp-fields';
import type { LanDraft } from './lan-draft';
import { ModeFields } from './mode-fields';

export interface LanPartProps {
  form: SiteForm;
  lan: LanDraft;
  onChange: (lan: LanDraft, at: string) => void;
}

/** Where the site's computers are, and what the box does for them; `brief` with what one needs to begin with. */
export function LanSection({ form, brief = false }: { form: SiteForm; brief?: boolean }) {
  const t = useTranslations();
  const { lan } = form.draft;
  const onChange = (changed: LanDraft, at: string) => form.change({ ...form.draft, lan: changed }, at);
  const field = partFields(form, lan, 'lan', onChange);
  const part = { form, lan, onChange };
  return (
    <>
      <Section title={t('form.lan')} hint={t('form.lan-hint')}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('form.interface')}
            autoCapitalize="off"
            spellCheck={false}
            {...field('interface')}
          />
          <TextField label={t('form.lan-address')} hint={t('form.lan-address-hint')} {...field('address')} />
        </div>
      </Section>
      {!brief && (
        <>
          <Section title={t('lan-form.mode-title')} hint={t('lan-form.mode-hint')}>
            <ModeFields {...part} />
          </Section>
          <Section title={t('lan-form.services')} hint={t('lan-form.services-hint')}>
            <DhcpFields {...part} />
          </Section>
          <Section title={t('lan-form.devices')} hint={t('lan-form.devices-hint')}>
            <DeviceList {...part} />
          </Section>
        </>
      )}
    </>
  );
}
