/** Anything that counts its versions upwards. */
export interface Versioned {
  readonly generation: number;
}

/** A version on trial: in force, but undone unless it is confirmed by `deadline`. */
export interface Trial<T extends Versioned> {
  readonly document: T;
  /**
   * Until then it has to be in place, and once it is, to be confirmed; in ms of a clock that only runs forward, as every
   * `now` here. Null before applying begins.
   */
  readonly deadline: number | null;
  /** It is wholly in place. */
  readonly applied: boolean;
}

/** One scope's versions: the last one that was confirmed, the one on trial, and the newest that was undone. */
export interface CommitState<T extends Versioned> {
  readonly good: T | null;
  readonly trial: Trial<T> | null;
  /** Generation that was rolled back or declined last; neither it nor an older one is tried again. 0 for none. */
  readonly refused: number;
}

/** Before the first version. */
export const EMPTY_COMMIT: CommitState<never> = { good: null, trial: null, refused: 0 };

/** The version that should be in force: the one on trial, else the last good one. */
export function inForce<T extends Versioned>(state: CommitState<T>): T | null {
  return state.trial?.document ?? state.good;
}

/** Newest generation this scope has taken note of; 0 before the first. */
export function newestGeneration(state: CommitState<Versioned>): number {
  return Math.max(state.good?.generation ?? 0, state.trial?.document.generation ?? 0, state.refused);
}

/** Puts a newer version on trial; the last good one is kept. An older, equal or refused one changes nothing. */
export function offer<T extends Versioned>(state: CommitState<T>, document: T): CommitState<T> {
  if (document.generation <= newestGeneration(state)) return state;
  return { ...state, trial: { document, deadline: null, applied: false } };
}

/** Takes note of a newer version that cannot be made here: what is in force stays. */
export function decline<T extends Versioned>(
  state: CommitState<T>,
  { generation }: Versioned,
): CommitState<T> {
  return generation <= newestGeneration(state) ? state : { ...state, refused: generation };
}

/** Lets the newest version be offered once more if it was undone or declined; none older. */
export function pardon<T extends Versioned>(state: CommitState<T>): CommitState<T> {
  return state.refused > 0 && state.refused === newestGeneration(state)
    ? { ...state, refused: state.refused - 1 }
    : state;
}

/** Applying has begun at `now`: it has `timeoutMs` to succeed. */
export function begin<T extends Versioned>(
  state: CommitState<T>,
  generation: number,
  now: number,
  timeoutMs: number,
): CommitState<T> {
  const { trial } = state;
  if (trial?.document.generation !== generation || trial.deadline !== null) return state;
  return { ...state, trial: { ...trial, deadline: now + timeoutMs } };
}

/**
 * A step of the version on trial has failed at `now`: it has `timeoutMs` at most to be in place all the same. Slowness is
 * waited for, a host that cannot be so is not.
 */
export function stumble<T extends Versioned>(
  state: CommitState<T>,
  generation: number,
  now: number,
  timeoutMs: number,
): CommitState<T> {
  const { trial } = state;
  if (trial?.document.generation !== generation || trial.deadline === null) return state;
  if (trial.deadline <= now + timeoutMs) return state;
  return { ...state, trial: { ...trial, deadline: now + timeoutMs } };
}

/**
 * The version on trial is wholly in place at `now`: from here it has `timeoutMs` to be confirmed. A slow machine, which
 * takes most of the time to apply it, has as much as any other for what follows.
 */
export function markApplied<T extends Versioned>(
  state: CommitState<T>,
  generation: number,
  now: number,
  timeoutMs: number,
): CommitState<T> {
  const { trial } = state;
  if (trial?.document.generation !== generation || trial.applied) return state;
  return { ...state, trial: { ...trial, deadline: now + timeoutMs, applied: true } };
}

/** The control plane has heard the device on this generation. Only an applied trial can be confirmed. */
export function confirm<T extends Versioned>(state: CommitState<T>, generation: number): CommitState<T> {
  const { trial } = state;
  if (trial?.document.generation !== generation || !trial.applied) return state;
  return { ...state, good: trial.document, trial: null };
}

/** Undoes a trial whose deadline has come. */
export function expire<T extends Versioned>(state: CommitState<T>, now: number): CommitState<T> {
  const { trial } = state;
  if (trial === null || trial.deadline === null || now < trial.deadline) return state;
  return { ...state, trial: null, refused: Math.max(state.refused, trial.document.generation) };
}

/**
 * A state read back after a restart, for which the wall clock alone could tell how much time is left: it may have been set
 * back meanwhile, so a trial never gets more than `timeoutMs` from now.
 */
export function resume<T extends Versioned>(
  state: CommitState<T>,
  now: number,
  timeoutMs: number,
): CommitState<T> {
  const { trial } = state;
  if (trial === null || trial.deadline === null) return state;
  return { ...state, trial: { ...trial, deadline: Math.min(trial.deadline, now + timeoutMs) } };
}

/** The same state, its deadline told by a clock that is `ms` ahead of the former. */
export function rebase<T extends Versioned>(state: CommitState<T>, ms: number): CommitState<T> {
  const { trial } = state;
  if (trial === null || trial.deadline === null) return state;
  return { ...state, trial: { ...trial, deadline: trial.deadline + ms } };
}
