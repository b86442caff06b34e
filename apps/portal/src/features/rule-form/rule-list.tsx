'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { useGrowingList } from '@/design/use-growing-list';
import { useNewKeys } from '@/design/use-new-keys';
import { partFields, removeAt, replaceAt } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { MatchFields } from './match-fields';
import { knownDevices, matchWords } from './match-words';
import { moved } from './moved';
import { RuleCard } from './rule-card';
import type { RuleDraft } from './rule-draft';

/** What the fields of one rule need. */
export interface RulePart<T> {
  rule: T;
  path: string;
  put: (rule: T, at: string) => void;
}

interface RuleListProps<T extends RuleDraft> {
  form: SiteForm;
  /** Where the list stands in the request. */
  path: string;
  rules: readonly T[];
  onChange: (rules: T[], at: string) => void;
  empty: string;
  addLabel: string;
  create: () => T;
  /** What a rule does with its traffic, in short. */
  does: (rule: T) => string;
  /** Fields of what it does. */
  fields: (part: RulePart<T>) => ReactNode;
}

/** Rules of which the first that fits holds. */
export function RuleList<T extends RuleDraft>(props: RuleListProps<T>) {
  const { form, path, rules, onChange, empty, addLabel, create, does, fields } = props;
  const t = useTranslations();
  const [news, setNews] = useState('');
  const { list, added, removed } = useGrowingList<HTMLDivElement>();
  const { isNew, noteNew } = useNewKeys();
  const devices = knownDevices(form.draft.lan.devices);
  const error = form.errorAt(path);

  function move(place: number, by: -1 | 1) {
    onChange(moved(rules, place, by), path);
    const what = rules[place]?.name || t('rule-form.rule', { place: place + 1 });
    setNews(t('rule-form.moved', { what, place: place + by + 1, count: rules.length }));
  }
  function add() {
    const rule = create();
    onChange([...rules, rule], path);
    noteNew(rule.key);
    added();
  }

  return (
    <div ref={list} className="flex flex-col gap-3">
      {rules.length === 0 && <p className="text-sm text-ink-soft">{empty}</p>}
      {error && <p className="text-[13px] text-bad">{error}</p>}
      <ol className="flex flex-col gap-2.5">
        {rules.map((rule, place) => {
          const at = `${path}.${place}`;
          const put = (changed: T, where: string) => onChange(replaceAt(rules, place, changed), where);
          const field = partFields<RuleDraft>(form, rule, at, (changed, where) =>
            put({ ...rule, ...changed }, where),
          );
          return (
            <RuleCard
              key={rule.key}
              place={place}
              count={rules.length}
              name={rule.name}
              summary={`${matchWords(rule.match, devices) || '…'} ⇒ ${does(rule)}`}
              refused={form.errorWithin(at) !== undefined}
              fresh={isNew(rule.key)}
              onMove={(by) => move(place, by)}
              onRemove={() => {
                onChange(removeAt(rules, place), path);
                removed();
              }}
            >
              <div className="flex flex-col gap-3">
                <TextField
                  label={t('rule-form.name')}
                  placeholder={t('rule-form.name-example')}
                  {...field('name')}
                />
                <MatchFields
                  form={form}
                  match={rule.match}
                  path={`${at}.match`}
                  devices={devices}
                  onChange={(match, where) => put({ ...rule, match }, where)}
                />
                {fields({ rule, path: at, put })}
              </div>
            </RuleCard>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {news}
      </p>
      <Button look="plain" data-add className="self-start" onClick={add}>
        <Plus aria-hidden className="size-4" />
        {addLabel}
      </Button>
    </div>
  );
}
