/** What firing did. `not-prepared`: reconcile instead. */
export type FireResult = 'fired' | 'not-prepared';
