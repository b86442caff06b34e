'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/design/button';
import { SelectField, TextField } from '@/design/field';
import { FoldCard } from '@/design/fold-card';
import { TokenField } from '@/design/token-field';
import { partFields } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';

/** What port forwards and openings have alike as they are being typed. */
export interface DoorDraft {
  key: string;
  name: string;
  protocol: string;
  sources: string[];
}

interface DoorCardProps<T extends DoorDraft> {
  form: SiteForm;
  /** Where it stands in the request. */
  path: string;
  door: T;
  /** What it is called. */
  title: string;
  /** What it does, in short. */
  summary: string;
  removeLabel: string;
  sourcesHint: string;
  /** Whether it is open at first. */
  fresh: boolean;
  onChange: (door: T, at: string) => void;
  onRemove: () => void;
  /** Fields of its ports and of where they lead. */
  children: ReactNode;
}

/** One way from the internet into the LAN: its name, what it lets in and for whom. */
export function DoorCard<T extends DoorDraft>(props: DoorCardProps<T>) {
  const { form, path, door, title, summary, removeLabel, sourcesHint, fresh, onChange, onRemove } = props;
  const t = useTranslations();
  const field = partFields<DoorDraft>(form, door, path, (changed, at) =>
    onChange({ ...door, ...changed }, at),
  );
  return (
    <FoldCard
      title={title}
      summary={summary}
      refused={form.errorWithin(path) !== undefined}
      fresh={fresh}
      actions={
        <Button look="quiet" size="icon" aria-label={removeLabel} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </Button>
      }
    >
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[1.4fr_0.9fr_0.9fr]">
        <TextField label={t('form.forward-name')} className="max-sm:col-span-2" {...field('name')} />
        <SelectField label={t('form.protocol')} {...field('protocol')}>
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
        </SelectField>
        {props.children}
        <TokenField
          label={t('form.forward-sources')}
          hint={sourcesHint}
          placeholder={t('form.everybody')}
          className="col-span-full"
          values={door.sources}
          error={form.errorAt(`${path}.sources`)}
          errorOf={(at) => form.errorWithin(`${path}.sources.${at}`)}
          removeLabel={(value) => t('rule-form.remove-value', { what: value })}
          onChange={(sources) => onChange({ ...door, sources }, `${path}.sources`)}
        />
      </div>
    </FoldCard>
  );
}
