import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/design/button-class';
import { Join } from '@/features/team/join';
import { SettingsMessages } from '@/i18n/settings-messages';
import { getMe, readInvitation } from '@/lib/api-on-server';

export async function generateMetadata() {
  return { title: (await getTranslations())('invitation.title'), referrer: 'no-referrer' };
}

export default async function InvitationPage({ params }: { params: Promise<{ secret: string }> }) {
  const t = await getTranslations();
  const { secret } = await params;
  const [invitation, me] = await Promise.all([readInvitation(secret), getMe()]);
  if (!invitation) {
    return (
      <>
        <h1 className="text-2xl font-semibold tracking-tight">{t('invitation.ended-title')}</h1>
        <p className="mt-1.5 mb-7 text-sm text-ink-soft">{t('invitation.ended-text')}</p>
        <Link href="/sign-in" className={buttonClass({ look: 'plain' })}>
          {t('account.sign-in')}
        </Link>
      </>
    );
  }
  const { tenant, email, role, inviter } = invitation;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">
        {t('invitation.to', { tenant })}
      </h1>
      <p className="mt-1.5 mb-7 text-sm text-ink-soft wrap-anywhere">
        {t('invitation.text', { inviter, email, role: t(`nav.role.${role}`) })}
      </p>
      {me ? (
        <SettingsMessages>
          <div className="flex flex-col">
            <Join
              secret={secret}
              tenant={tenant}
              stranger={me.user.email.toLowerCase() === email.toLowerCase() ? null : me.user.email}
            />
          </div>
        </SettingsMessages>
      ) : (
        <div className="flex flex-col gap-3">
          <Link href={`/sign-up?invitation=${secret}`} className={buttonClass()}>
            {t('account.sign-up')}
          </Link>
          <Link
            href={`/sign-in?next=${encodeURIComponent(`/invitation/${secret}`)}`}
            className={buttonClass({ look: 'plain' })}
          >
            {t('invitation.have-account')}
          </Link>
        </div>
      )}
    </>
  );
}
