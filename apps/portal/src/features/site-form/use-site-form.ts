'use client';

import type { SiteInput } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useKept } from '@/features/session/use-kept';
import { useProblemText } from '@/features/session/use-problem-text';
import { useLanguage } from '@/i18n/use-language';
import { ApiProblem } from '@/lib/api';
import type { FieldErrors } from './check';
import { reviveDraft, type SiteDraft } from './draft';

/** What the fields of a site need from the form around them. */
export interface SiteForm {
  draft: SiteDraft;
  /** Takes a changed draft; refusals at or below `path` are forgotten. */
  change: (draft: SiteDraft, path: string) => void;
  /** The refusal of a field in the reader's language. */
  errorAt: (path: string) => string | undefined;
}

/** A site's form: its draft, kept over reloads under `key`, and why it was refused. */
export function useSiteForm(key: string, initial: SiteDraft) {
  const t = useTranslations();
  const problemText = useProblemText();
  const language = useLanguage();
  const [draft, setDraft, forget] = useKept(key, initial, reviveDraft);
  const [errors, setErrors] = useState<FieldErrors>({});

  const form: SiteForm = {
    draft,
    change: (next, path) => {
      setDraft(next);
      setErrors((known) =>
        Object.fromEntries(Object.entries(known).filter(([at]) => at !== path && !at.startsWith(`${path}.`))),
      );
    },
    errorAt: (path) => errors[path]?.[language],
  };

  /** The input to send, or undefined after the refusals were shown. */
  const check = async (): Promise<SiteInput | undefined> => {
    const { checkDraft } = await import('./check');
    const checked = checkDraft(draft);
    setErrors(checked.errors ?? {});
    if (checked.errors) focusFirstFault();
    return checked.input;
  };

  /** Shows the server's refusals at their fields. */
  const refuse = async (error: unknown) => {
    if (!(error instanceof ApiProblem) || !error.problem?.fields) return;
    const { fromProblems } = await import('./check');
    setErrors(fromProblems(error.problem.fields));
    focusFirstFault();
  };

  /** What to say of the form as a whole after `error`: how many fields are refused, else why nothing was saved. */
  const summary = (error: unknown): string | null => {
    const faults = Object.keys(errors).length;
    if (faults > 0) return t('form.faults', { count: faults });
    const settled = error instanceof ApiProblem && error.problem?.fields?.length;
    return error && !settled ? problemText(error) : null;
  };

  return { form, check, refuse, forget, summary };
}

function focusFirstFault(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
  });
}
