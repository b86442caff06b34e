import type { SiteSummary } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { StrandSwatch } from '@/design/strand-swatch';

/** The lines of a site in one row: mark, name, and the state in words where it is not good. */
export function LineChips({ lines }: { lines: SiteSummary['lines'] }) {
  const t = useTranslations();
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-[13px]">
      {lines.map((line) => (
        <li key={line.id} className="flex min-w-0 items-start gap-1.5">
          <span className="flex h-[1.6em] items-center">
            <StrandSwatch index={line.index} hollow={line.state !== 'up'} />
          </span>
          <span
            className={clsx(
              'min-w-0 wrap-anywhere',
              line.state === 'down' ? 'font-medium text-bad' : 'text-ink-soft',
            )}
          >
            {line.name}
            {line.state === 'down' && ` · ${t('line.state.down')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
