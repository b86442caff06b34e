'use client';

import { useQuery } from '@tanstack/react-query';
import type { Me, Team } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { answer, api } from '@/lib/api';
import { InviteForm } from './invite-form';
import { rolesToGive } from './may-change';
import { MemberRow } from './member-row';
import { OpenInvitations } from './open-invitations';

interface TeamPageProps {
  initial: Team;
  tenant: NonNullable<Me['tenant']>;
  userId: string;
}

export const teamKey = ['team'];

/** Who belongs to the organisation and in which role; who is asked to; and the form that asks another. */
export function TeamPage({ initial, tenant, userId }: TeamPageProps) {
  const t = useTranslations();
  const problemText = useProblemText();
  const { data: team, error } = useQuery({
    queryKey: teamKey,
    queryFn: () => answer(api.GET('/api/team')),
    initialData: initial,
  });
  const { members, invitations } = team;
  const roles = rolesToGive(tenant.role);
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <div>
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{t('team.title')}</h1>
        <p className="mt-1 text-sm text-ink-soft wrap-anywhere">{t('team.text', { tenant: tenant.name })}</p>
      </div>
      {error && <Notice look="warn">{problemText(error)}</Notice>}
      <Card aria-labelledby="members-title">
        <CardTitle id="members-title">{t('team.members', { count: members.length })}</CardTitle>
        <ul className="flex flex-col divide-y divide-edge">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              members={members}
              own={tenant.role}
              self={member.userId === userId}
            />
          ))}
        </ul>
        <dl className="mt-4 flex flex-col gap-1 border-t border-edge pt-3 text-[13px]">
          {(['owner', 'admin', 'viewer'] as const).map((role) => (
            <div key={role} className="flex gap-2">
              <dt className="w-28 shrink-0 font-medium">{t(`nav.role.${role}`)}</dt>
              <dd className="text-ink-soft">{t(`team.role.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {roles.length > 0 && <InviteForm roles={roles} />}
      {invitations.length > 0 && <OpenInvitations invitations={invitations} roles={roles} />}
    </div>
  );
}
