'use client';

import type { SiteInput } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useKept } from '@/features/session/use-kept';
import { useProblemText } from '@/features/session/use-problem-text';
import { useLanguage } from '@/i18n/use-language';
import { ApiProblem } from '@/lib/api';
import type { FieldErrors } from './check';
import type { SiteDraft } from './draft';
import { beginWork, carryOver, reviveWork, storableWork } from './work';

/** What the fields of a site need from the form around them. */
export interface SiteForm {
  draft: SiteDraft;
  /** The network of IPv6 that the relay keeps for the site's LAN; null where it has none, and for a new site. */
  ipv6Network: string | null;
  /** Takes a changed draft; refusals at or below `path` are forgotten. */
  change: (draft: SiteDraft, path: string) => void;
  /** The refusal of a field in the reader's language. */
  errorAt: (path: string) => string | undefined;
  /** The first refusal of a field or of something below it. */
  errorWithin: (path: string) => string | undefined;
}

const NEW_SITE = { generation: 0, ipv6Network: null };

/**
 * A site's form: its draft and why it was refused. What was typed is kept under `key` over a reload, a lost session and a
 * change by somebody else.
 * @param initial the site as it is at `generation`
 */
export function useSiteForm(
  key: string,
  initial: SiteDraft,
  { generation, ipv6Network }: { generation: number; ipv6Network: string | null } = NEW_SITE,
) {
  const t = useTranslations();
  const problemText = useProblemText();
  const language = useLanguage();
  const [kept, setWork, forget] = useKept(key, beginWork(initial, generation), reviveWork, storableWork);
  const work = kept.generation === generation ? kept : carryOver(kept, initial, generation);
  const { draft } = work;
  const [errors, setErrors] = useState<FieldErrors>({});
  const form: SiteForm = {
    draft,
    ipv6Network,
    change: (next, path) => {
      setWork({ ...work, draft: next });
      setErrors((known) => Object.fromEntries(Object.entries(known).filter(([at]) => !isWithin(at, path))));
    },
    errorAt: (path) => errors[path]?.[language],
    errorWithin: (path) => Object.entries(errors).find(([at]) => isWithin(at, path))?.[1][language],
  };

  /** The input to send, or why not; the refusals are shown. */
  const check = async (): Promise<{ input?: SiteInput; errors: FieldErrors }> => {
    const { checkDraft } = await import('./check');
    const checked = checkDraft(draft, ipv6Network);
    setErrors(checked.errors ?? {});
    return { errors: {}, ...checked };
  };

  /** Shows the server's refusals at their fields, and returns them. */
  const refuse = async (error: unknown): Promise<FieldErrors> => {
    if (!(error instanceof ApiProblem) || !error.problem?.fields) return {};
    const { fromProblems } = await import('./check');
    const refused = fromProblems(error.problem.fields);
    setErrors(refused);
    return refused;
  };

  /** What to say of the form as a whole after `error`: how many fields are refused, else why nothing was saved. */
  const summary = (error: unknown): string | null => {
    const faults = new Set(Object.keys(errors).map(fieldOf)).size;
    if (faults > 0) return t('form.faults', { count: faults });
    const settled = error instanceof ApiProblem && error.problem?.fields?.length;
    return error && !settled ? problemText(error) : null;
  };

  /** Back to how the form began. */
  const restart = () => {
    setWork(beginWork(initial, generation));
    forget();
    setErrors({});
  };

  return {
    form,
    errors,
    overtaken: work.overtaken,
    check,
    refuse,
    accept: () => setErrors({}),
    forget,
    restart,
    summary,
  };
}

/** The field of a refused value: both ends of a range of ports are typed into one. */
function fieldOf(path: string): string {
  return path.replace(/(ports(?:\.\d+)?)\.(?:first|last)$/i, '$1');
}

function isWithin(at: string, path: string): boolean {
  return at === path || at.startsWith(`${path}.`);
}
