'use client';

import { useQuery } from '@tanstack/react-query';
import type { ChangePreview, Site } from '@tresse/contracts';
import { useSettled } from '@/features/session/use-settled';
import type { SiteDraft } from '@/features/site-form/draft';
import { answer, api } from '@/lib/api';
import { askAgain } from '@/lib/ask-again';

/** What saving the draft would change: null while it is incomplete, undefined before the first answer. */
export interface Preview {
  data: ChangePreview | null | undefined;
  error: unknown;
  /** What is shown belongs to an earlier draft. */
  old: boolean;
}

const NOTHING: ChangePreview = { changes: [], effect: 'none', pauseMs: 0 };

/** Asks the control plane what the draft would change, whenever typing pauses and something was typed. */
export function usePreview(site: Site, draft: SiteDraft, changed: boolean): Preview {
  const settled = useSettled(draft);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['preview', site.id, site.rollout.generation, settled],
    queryFn: async () => {
      const { checkDraft } = await import('@/features/site-form/check');
      const { input } = checkDraft(settled, site.ipv6Network);
      if (!input) return null;
      return answer(
        api.POST('/api/sites/{siteId}/preview', { params: { path: { siteId: site.id } }, body: input }),
      );
    },
    enabled: changed,
    placeholderData: (previous) => previous,
    refetchInterval: askAgain,
  });
  return changed
    ? { data, error, old: isPlaceholderData || settled !== draft }
    : { data: NOTHING, error: null, old: false };
}
