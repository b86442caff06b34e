import type { Recommendation } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { useLanguage } from '@/i18n/use-language';

/** Stands at the choice that suits the site. */
export function Recommended() {
  const t = useTranslations();
  return (
    <span className="rounded-full bg-good-soft px-2 py-0.5 text-xs font-medium text-good">
      {t('braid-form.recommended')}
    </span>
  );
}

interface ReasonsProps {
  recommendation: Recommendation;
  /** Chooses it; null where it is chosen already. */
  onTake: (() => void) | null;
}

/** What suits the site, and why. */
export function Reasons({ recommendation: { braid, reasons }, onTake }: ReasonsProps) {
  const t = useTranslations();
  const language = useLanguage();
  const carrier = braid.profile === 'mptcp' && `, ${t(`braid-form.carrier.${braid.carrier}.short`)}`;
  return (
    <div className="mb-3 rounded-xl bg-sunken px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-56 font-medium">
          {t('braid-form.for-you', { name: t(`braid-form.profile.${braid.profile}.name`) })}
          {carrier}
        </p>
        {onTake && (
          <Button look="plain" size="sm" onClick={onTake}>
            {t('braid-form.take')}
          </Button>
        )}
      </div>
      <ul className="mt-1 list-disc space-y-0.5 pl-4 text-[13px] text-ink-soft marker:text-ink-faint">
        {reasons.map(({ code, message }) => (
          <li key={code}>{message[language]}</li>
        ))}
      </ul>
    </div>
  );
}
