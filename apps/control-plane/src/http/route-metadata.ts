/** Key under which a handler carries its route of the contract. */
export const ROUTE = Symbol('route');
