import { PACKAGE } from './paths.js';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The file `changelog`, which leads to where changes are told. Source: deb-changelog(5). */
export function changelog(version: string, time: Date): string {
  return `${PACKAGE} (${version}) stable; urgency=medium

  * What has changed is told by the history of the checkout that this was
    built from.

 -- Tresse maintainers <maintainers@tresse.example>  ${rfc5322(time)}
`;
}

function rfc5322(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${DAYS[time.getUTCDay()]}, ${two(time.getUTCDate())} ${MONTHS[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
  return `${day} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000`;
}
