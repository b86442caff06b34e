/** What firing did. `not-prepared`: reconcile instead. */
export type FireResult = 'fired' | 'not-prepared';

/** A query whose one line of answer tells that the commands before it were carried out. */
export const FIRE_MARK = 'mptcp limits show';
