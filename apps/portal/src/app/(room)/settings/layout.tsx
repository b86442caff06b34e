import type { ReactNode } from 'react';
import { SettingsNav } from '@/features/settings/settings-nav';
import { SettingsMessages } from '@/i18n/settings-messages';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <SettingsMessages>
      <SettingsNav />
      {children}
    </SettingsMessages>
  );
}
