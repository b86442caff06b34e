import type { Profile } from '@tresse/contracts';
import { useTranslations } from 'next-intl';

const FACTS = ['good', 'needs'] as const;

/** What a profile is good for, and what it needs. */
export function ProfileFacts({ profile }: { profile: Profile }) {
  const t = useTranslations();
  return (
    <span className="mt-2 grid gap-x-3 gap-y-1 text-[13px] sm:grid-cols-[auto_1fr]">
      {FACTS.map((fact) => (
        <span key={fact} className="contents">
          <span className="font-medium">{t(`braid-form.${fact}`)}</span>
          <span className="text-ink-soft max-sm:mb-1">{t(`braid-form.profile.${profile}.${fact}`)}</span>
        </span>
      ))}
    </span>
  );
}
