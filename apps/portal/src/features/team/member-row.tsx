'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TeamMember, TenantRole } from '@tresse/contracts';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { SelectField } from '@/design/field';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';
import { isLastOwner, mayChange, ROLES, rolesToGive } from './may-change';
import { teamKey } from './team-page';

interface MemberRowProps {
  member: TeamMember;
  members: readonly TeamMember[];
  /** The reader's role. */
  own: TenantRole;
  /** The reader is this member. */
  self: boolean;
}

/** A member with the role, which whoever may changes here, and the way out. */
export function MemberRow({ member, members, own, self }: MemberRowProps) {
  const t = useTranslations();
  const router = useRouter();
  const client = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { id, name, email, role } = member;
  const at = { params: { path: { memberId: id } } };
  const change = useMutation({
    mutationFn: (next: TenantRole) =>
      answer(api.PUT('/api/team/members/{memberId}', { ...at, body: { role: next } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: teamKey });
      // Another role of one's own is another page.
      if (self) router.refresh();
    },
    onError: tellRefusal,
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/team/members/{memberId}', at)),
    onSuccess: async () => {
      if (self) window.location.assign('/sign-in');
      else await client.invalidateQueries({ queryKey: teamKey });
    },
    onError: tellRefusal,
  });
  const changeable = mayChange(own, member, members);
  const way = self ? 'leave' : 'remove';
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0">
      <div className="min-w-0 flex-1 basis-52 text-sm">
        <p className="font-medium wrap-anywhere">
          {name} {self && <span className="font-normal text-ink-faint">{t('team.you')}</span>}
        </p>
        <p className="text-[13px] text-ink-faint wrap-anywhere">{email}</p>
      </div>
      {changeable ? (
        <SelectField
          label={t('team.role-of', { name })}
          quietLabel
          className="w-40"
          value={change.isPending ? change.variables : role}
          disabled={change.isPending}
          onChange={({ target: { value } }) => {
            const next = ROLES.find((one) => one === value);
            if (next) change.mutate(next);
          }}
        >
          {rolesToGive(own).map((one) => (
            <option key={one} value={one}>
              {t(`nav.role.${one}`)}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="w-40 text-sm text-ink-soft">{t(`nav.role.${role}`)}</p>
      )}
      <div className="ml-auto text-right sm:w-28">
        {(self ? !isLastOwner(member, members) : changeable) && (
          <AskButton
            look="danger"
            size="sm"
            busy={remove.isPending || remove.isSuccess}
            question={t(`team.${way}.ask`, { name })}
            explanation={t(`team.${way}.text`)}
            confirm={t(`team.${way}.do`)}
            onConfirm={() => remove.mutate()}
          >
            {t(`team.${way}.do`)}
          </AskButton>
        )}
      </div>
    </li>
  );
}
