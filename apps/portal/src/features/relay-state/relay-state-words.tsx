'use client';

import { clsx } from 'clsx';
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleMinus,
  CircleOff,
  LogOut,
  type LucideIcon,
  PackageOpen,
  ServerCog,
  WifiOff,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type LookedAt, type RelayLook, relayLook } from './relay-look';

/** Each look has a shape of its own beside its colour. */
const MARKS: Record<RelayLook, { Icon: LucideIcon; colour: string }> = {
  requested: { Icon: CircleDashed, colour: 'text-ink-faint' },
  creating: { Icon: ServerCog, colour: 'text-ink-faint' },
  installing: { Icon: PackageOpen, colour: 'text-ink-faint' },
  enrolled: { Icon: CircleDot, colour: 'text-ink-faint' },
  ready: { Icon: CircleCheck, colour: 'text-good' },
  draining: { Icon: LogOut, colour: 'text-warn' },
  gone: { Icon: CircleOff, colour: 'text-ink-faint' },
  failed: { Icon: CircleAlert, colour: 'text-bad' },
  silent: { Icon: WifiOff, colour: 'text-bad' },
  empty: { Icon: CircleMinus, colour: 'text-ink-faint' },
};

/** The mark of a look; words always stand beside it. */
export function RelayMark({ look, className }: { look: RelayLook; className?: string }) {
  const { Icon, colour } = MARKS[look];
  return <Icon aria-hidden className={clsx('shrink-0', colour, className ?? 'size-4')} />;
}

/** A relay's state in a few words. */
export function RelayStateWords({ relay, className }: { relay: LookedAt; className?: string }) {
  const t = useTranslations();
  const look = relayLook(relay);
  return (
    <span className={clsx('flex items-center gap-1.5', className)}>
      <RelayMark look={look} />
      {t(`relay.look.${look}`)}
    </span>
  );
}
