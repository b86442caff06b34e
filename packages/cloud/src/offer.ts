import type { Instant } from '@tresse/contracts';

export interface Region {
  /** The provider's: a location, a zone or a region. */
  id: string;
  city: string;
  /** ISO 3166-1 alpha-2 in capitals; undefined where the provider does not say. */
  country: string | undefined;
}

/** An amount without tax. */
export interface Money {
  /** Decimal, at most 4 places. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** What the provider says of its stock; `unknown` if nothing. */
export type Stock = 'available' | 'scarce' | 'sold-out' | 'unknown';

export interface Size {
  /** The provider's. */
  id: string;
  vcpus: number;
  memoryMib: number;
  architecture: 'x86' | 'arm';
  /** To and from the internet, in Mbit/s; undefined where the API does not say. */
  bandwidthMbit: number | undefined;
  /** Outgoing traffic in a month's price, in bytes; undefined where the API does not say. */
  includedTrafficBytes: number | undefined;
  /** Of the server alone, without disks and addresses that are charged apart; undefined where the API does not say. */
  pricePerMonth: Money | undefined;
  stock: Stock;
}

/** What a key may do. */
export interface Credentials {
  /** Order and destroy servers; undefined where only an order would tell. */
  mayOrder: boolean | undefined;
  /** Undefined for a key that does not expire, or where the provider does not say. */
  expiresAt: Instant | undefined;
}

/** Hours in a month as providers reckon that charge by the hour. */
export const HOURS_PER_MONTH = 730;

/** A price with 4 places, without the zeros at its end beyond the cents. */
export function money(amount: number, currency: string): Money {
  return { amount: amount.toFixed(4).replace(/0{1,2}$/, ''), currency };
}

export function cheapestFirst(sizes: Size[]): Size[] {
  const price = ({ pricePerMonth }: Size): number => Number(pricePerMonth?.amount ?? Number.MAX_VALUE);
  return sizes.sort((a, b) => price(a) - price(b));
}
