import type { Member } from '../host-state.js';
import type { StepOf } from '../step.js';
import { difference } from './difference.js';

type Place = Omit<Member, 'primary'>;

const places = (members: readonly Member[]): Place[] => members.map(({ link, bond }) => ({ link, bond }));

/** Interfaces that are to join a bond. */
export function joinBonds(observed: readonly Member[], wanted: readonly Member[]): StepOf<'join-bond'>[] {
  const { add } = difference(places(observed), places(wanted));
  return add.map((place) => ({ action: 'join-bond', ...place }));
}

/** Members that are to send before the others of their bond; the driver forgets it of one that leaves. */
export function preferMembers(
  observed: readonly Member[],
  wanted: readonly Member[],
): StepOf<'prefer-member'>[] {
  const preferred = (members: readonly Member[]) => places(members.filter(({ primary }) => primary));
  const { add } = difference(preferred(observed), preferred(wanted));
  return add.map((place) => ({ action: 'prefer-member', ...place }));
}

/** Interfaces that are to leave theirs. */
export function leaveBonds(observed: readonly Member[], wanted: readonly Member[]): StepOf<'leave-bond'>[] {
  const { remove } = difference(places(observed), places(wanted));
  return remove.map((place) => ({ action: 'leave-bond', ...place }));
}
