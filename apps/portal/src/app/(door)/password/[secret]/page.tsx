import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@tresse/contracts';
import { getTranslations } from 'next-intl/server';
import { NewPasswordForm } from '@/features/account/new-password-form';
import { SettingsMessages } from '@/i18n/settings-messages';

export async function generateMetadata() {
  return { title: (await getTranslations())('password.title'), referrer: 'no-referrer' };
}

export default async function NewPasswordPage({ params }: { params: Promise<{ secret: string }> }) {
  const t = await getTranslations();
  const { secret } = await params;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('password.title')}</h1>
      <p className="mt-1.5 mb-7 text-sm text-ink-soft">{t('password.text')}</p>
      <SettingsMessages>
        <NewPasswordForm secret={secret} lengths={{ min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH }} />
      </SettingsMessages>
    </>
  );
}
