'use client';

import { useMutation } from '@tanstack/react-query';
import type { SiteLineView } from '@tresse/contracts';
import { Plug, Scissors } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/design/button';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';

/** Cuts a wire of the demo network and mends it. */
export function DemoSwitch({ siteId, line }: { siteId: string; line: SiteLineView }) {
  const t = useTranslations();
  const tellRefusal = useTellRefusal();
  const [cutHere, setCutHere] = useState(false);
  const cut = cutHere || line.state === 'down';
  const params = { params: { path: { siteId, lineId: line.id } } };
  const act = useMutation({
    mutationFn: (mend: boolean) =>
      mend
        ? answer(api.POST('/api/sites/{siteId}/demo/lines/{lineId}/restore', params))
        : answer(api.POST('/api/sites/{siteId}/demo/lines/{lineId}/cut', params)),
    onSuccess: (_, mend) => setCutHere(!mend),
    onError: tellRefusal,
  });
  const Icon = cut ? Plug : Scissors;
  return (
    <Button look="plain" size="sm" busy={act.isPending} onClick={() => act.mutate(cut)}>
      <Icon aria-hidden className="size-3.5" />
      {t(cut ? 'demo.restore' : 'demo.cut')}
      <span className="sr-only">{line.name}</span>
    </Button>
  );
}
