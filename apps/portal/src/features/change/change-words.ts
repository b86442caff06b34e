import type { Change } from '@tresse/contracts';
import type { useTranslations } from 'next-intl';
import { decimal } from '../words/figures';

type Words = ReturnType<typeof useTranslations<never>>;

/** The words of a value of one field; undefined for one that is not of the known form. */
type Say = (value: string) => string | undefined;

const ROLES = ['always', 'backup', 'never-bulk'] as const;
const CLASSES = ['voice', 'games', 'work', 'bulk'] as const;
const METHODS = ['automatic', 'dhcp', 'pppoe', 'modem', 'wifi'] as const;
const KINDS = ['adsl', 'vdsl', 'fibre', 'cable', '4g', '5g', 'satellite', 'other'] as const;
const MODES = ['routed', 'one-arm', 'in-front'] as const;
const FALLBACKS = ['braid', 'block'] as const;
const SPENT = ['warn', 'throttle', 'cut'] as const;
const PROFILES = ['mptcp', 'spray', 'failover', 'bond'] as const;
const CARRIERS = ['tunnel', 'direct'] as const;
const MONITORS = ['watcher', 'arp'] as const;

/**
 * A value of a change in the reader's words: a choice by its name, figures by locale, and as it is what a person has
 * typed and what has no better form.
 */
export function valueWords(t: Words, locale: string, field: Change['field'], value: string): string {
  return sayings(t, locale)[field]?.(value) ?? value;
}

function sayings(t: Words, locale: string): Partial<Record<Change['field'], Say>> {
  const onOff = named(['on', 'off'], (state) => t(`preview.${state}`));
  const method = named(METHODS, (name) => t(`line-form.method.${name}`));
  const addressing = shaped(/^(\S+)(.*)$/, ([name = '', rest = '']) => `${method(name) ?? name}${rest}`);
  const mode = named(MODES, (name) => t(`lan-form.mode.${name}.name`));
  const traffic = named(CLASSES, (name) => t(`quality-form.class.${name}.name`));
  const rate = (kbit: string) => decimal(Number(kbit) / 1_000, locale, Number(kbit) % 1_000 === 0 ? 0 : 1);
  const rates = shaped(/^(\d+)\/(\d+) kbit\/s$/, ([down = '', up = '']) =>
    t('preview.rates', { down: rate(down), up: rate(up) }),
  );
  return {
    braid: parts(
      named(PROFILES, (name) => t(`braid-form.profile.${name}.name`)),
      named(CARRIERS, (name) => t(`braid-form.carrier.${name}.name`)),
      named(MONITORS, (name) => t(`braid-form.monitors.${name}`)),
    ),
    'line.role': named(ROLES, (name) => t(`line.role.${name}`)),
    'line.kind': named(KINDS, (name) => t(`kind.${name}`)),
    'line.addressing': addressing,
    line: shaped(/^(\S+(?: VLAN \d+)?) (.*)$/, ([card, how = '']) => `${card}, ${addressing(how) ?? how}`),
    'line.contract': rates,
    'line.limit': rates,
    'line.allowance': shaped(
      /^(\d+) GB, (\d+)\., (\w+)(?: (\d+) kbit\/s)?$/,
      ([of = '', day = '', spent = '', kbit]) => {
        const whenSpent = named(SPENT, (name) => t(`line-form.spent.${name}.name`))(spent) ?? spent;
        const what = kbit ? `${whenSpent} (${kbit} kbit/s)` : whenSpent;
        return t('preview.allowance', { of, day, what });
      },
    ),
    'lan.mode': shaped(/^(\S+)(?: (.*))?$/, ([name = '', rest]) =>
      [mode(name) ?? name, rest].filter(Boolean).join(', '),
    ),
    'lan.dns': onOff,
    'lan.ipv6': onOff,
    'quality.shaping': onOff,
    'quality.duplicateVoice': onOff,
    'bypass.whenDown': named(FALLBACKS, (name) => t(`bypass-form.fallback.${name}`)),
    'priority.class': traffic,
    priority: shaped(/^(.*) ⇒ (\w+)$/, ([match, name = '']) => `${match} ⇒ ${traffic(name) ?? name}`),
  };
}

function named<T extends string>(choices: readonly T[], words: (choice: T) => string): Say {
  return (value) => {
    const choice = choices.find((name) => name === value);
    return choice === undefined ? undefined : words(choice);
  };
}

function shaped(shape: RegExp, words: (groups: (string | undefined)[]) => string): Say {
  return (value) => {
    const found = shape.exec(value);
    return found ? words(found.slice(1)) : undefined;
  };
}

/** Values joined by commas, each by the first saying that knows it. */
function parts(...sayings: Say[]): Say {
  return (value) =>
    value
      .split(', ')
      .map((part) => sayings.map((say) => say(part)).find((words) => words !== undefined) ?? part)
      .join(', ');
}
