import { expect, it } from '@jest/globals';
import { splitListing } from './firewall-listing.js';

const LISTING = `table inet tresse {
\tset doors {
\t\ttype inet_service
\t\telements = { 20009, 20010 }
\t}

\tmap spread-1 {
\t\ttypeof numgen inc mod 64 : meta mark
\t\telements = { 0 : 0x000000c9, 1 : 0x000000ca, 2 : 0x000000c9,
\t\t\t     3 : 0x000000c9 }
\t}

\tmap spread-12 {
\t\ttypeof numgen inc mod 64 : meta mark
\t}
}
`;

it('the filter is told apart from what verdicts change in it', () => {
  const { fixed, spreads } = splitListing(LISTING);
  expect(spreads).toEqual([
    { name: 'spread-1', marks: [201, 202, 201, 201] },
    { name: 'spread-12', marks: [] },
  ]);
  expect(fixed).toBe(LISTING.replace(/\t\telements = \{ 0 [^}]*\}\n/, ''));
});
