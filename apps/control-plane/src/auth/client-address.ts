/**
 * Header in which the control plane tells better-auth the client's address. It is always set here, so that what a client
 * puts into it is never believed.
 */
export const CLIENT_ADDRESS_HEADER = 'x-tresse-client-address';
