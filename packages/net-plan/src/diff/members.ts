import type { Member } from '../host-state.js';
import type { StepOf } from '../step.js';
import { difference } from './difference.js';

/** Interfaces that are to join a bond. */
export function joinBonds(observed: readonly Member[], wanted: readonly Member[]): StepOf<'join-bond'>[] {
  return difference(observed, wanted).add.map((member) => ({ action: 'join-bond', ...member }));
}

/** Interfaces that are to leave theirs. */
export function leaveBonds(observed: readonly Member[], wanted: readonly Member[]): StepOf<'leave-bond'>[] {
  return difference(observed, wanted).remove.map((member) => ({ action: 'leave-bond', ...member }));
}
