'use client';

import type { Relay, SuppliedRegion } from '@tresse/contracts';
import { AddressPool } from './address-pool';
import { CapacityForm } from './capacity-form';
import { GoalActions } from './goal-actions';
import { InstallOwn } from './install-own';
import { LifeSteps } from './life-steps';
import { PrefixForm } from './prefix-form';
import { RelayEmptying } from './relay-emptying';
import { RelayFacts } from './relay-facts';
import { RelayHead } from './relay-head';
import { RelayProblem } from './relay-problem';
import { RelaySites } from './relay-sites';
import { RelayTimeline } from './relay-timeline';
import { useRelay } from './use-relay';

interface RelayPageProps {
  initial: Relay;
  regions: SuppliedRegion[];
  /** The organisation of who looks at it, whose sites open; null for none. */
  tenantId: string | null;
}

/** One relay, for platform staff: how it fares, what is wanted of it, and what it serves. */
export function RelayPage({ initial, regions, tenantId }: RelayPageProps) {
  const relay = useRelay(initial);
  return (
    <div className="flex flex-col gap-5">
      <RelayHead relay={relay} />
      <RelayProblem relay={relay} />
      <RelayEmptying relay={relay} />
      <div className="grid items-start gap-5 lg:grid-cols-[1.35fr_1fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <LifeSteps relay={relay} />
          {isToInstall(relay) && <InstallOwn relay={relay} />}
          <GoalActions relay={relay} />
          <RelaySites relay={relay} tenantId={tenantId} />
          <AddressPool relay={relay} />
          <CapacityForm relay={relay} />
          <PrefixForm relay={relay} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <RelayFacts relay={relay} regions={regions} />
          <RelayTimeline relay={relay} />
        </div>
      </div>
    </div>
  );
}

/** Whether its server waits for its owner to install the agent. */
function isToInstall({ order, device, state, goal }: Relay): boolean {
  return order === null && device === null && goal === 'ready' && state !== 'gone';
}
