/** At most one thing of a label, although no order is ever sure to have failed. */
import { isCloudError } from '../error/index.js';

/** What ordering needs to know of a kind of thing at a provider. */
export interface OrderDesk<T> {
  /** All things of the label, each once, oldest first, none of them on its way out. */
  find(): Promise<T[]>;
  /** Orders one. Throws `name-taken` where the provider keeps names unique. */
  order(): Promise<T>;
  /** Brings a thing that was found to where {@link order} would have brought it; does nothing if it is there. */
  finish(thing: T): Promise<T>;
  /** Gives a thing up that should not be. */
  discard(thing: T): Promise<unknown>;
}

/**
 * The one thing of a label. Looks before it orders, so that an order whose answer was lost is found and not repeated;
 * looks again after it, keeps the oldest and discards the others, which can be there only if the provider's list lagged
 * behind or two callers ordered at once. Safe to repeat until it succeeds.
 */
export async function orderOnce<T extends { id: string }>(desk: OrderDesk<T>): Promise<T> {
  const before = await desk.find();
  const [kept, ...surplus] = before.length > 0 ? before : await orderAndLook(desk);
  for (const thing of surplus) await desk.discard(thing);
  if (kept === undefined) throw new Error('an order left nothing behind');
  return desk.finish(kept);
}

/** What there is after an order; never empty, since what was ordered counts though the list does not show it yet. */
async function orderAndLook<T extends { id: string }>(desk: OrderDesk<T>): Promise<T[]> {
  let ordered: T;
  try {
    ordered = await desk.order();
  } catch (error) {
    const found = isCloudError(error, 'name-taken') ? await desk.find() : [];
    if (found.length === 0) throw error;
    return found;
  }
  const found = await desk.find();
  return found.some(({ id }) => id === ordered.id) ? found : [...found, ordered];
}
