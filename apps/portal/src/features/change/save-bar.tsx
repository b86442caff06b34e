'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';

interface SaveBarProps {
  siteId: string;
  busy: boolean;
  /** Something was typed that is not saved. */
  changed: boolean;
  /** There is something to save: what was typed, or what did not last. */
  savable: boolean;
  /** How many changes the preview tells, where it stands below everything: on a narrow screen. */
  count: number;
  onUndo: () => void;
  /** Leaves without saving. */
  onCancel: () => void;
}

/** Save all sections as one change, or don't; at hand on a phone too. */
export function SaveBar({ siteId, busy, changed, savable, count, onUndo, onCancel }: SaveBarProps) {
  const t = useTranslations();
  const router = useRouter();
  return (
    <div className="z-5 flex flex-wrap justify-end gap-2 max-lg:sticky max-lg:bottom-0 max-lg:-mx-4 max-lg:border-y max-lg:border-edge max-lg:bg-surface max-lg:px-4 max-lg:py-3 max-lg:sm:-mx-6 max-lg:sm:px-6">
      {count > 0 && (
        <a
          href="#preview-title"
          className="mr-auto flex h-10 items-center text-sm text-ink-soft underline decoration-ink-faint/60 underline-offset-4 lg:hidden"
        >
          {t('preview.count', { count })}
        </a>
      )}
      {changed ? (
        <Button look="quiet" onClick={onUndo}>
          {t('edit.undo')}
        </Button>
      ) : (
        <Button
          look="quiet"
          onClick={() => {
            onCancel();
            router.push(`/sites/${siteId}`);
          }}
        >
          {t('common.cancel')}
        </Button>
      )}
      <Button type="submit" busy={busy} disabled={!savable}>
        {t('edit.submit')}
      </Button>
    </div>
  );
}
