import type { RelayProblem } from '@tresse/contracts';
import { GIVE_UP_MS } from '../relay-replacement/replace-step.js';
import type { Hearing } from '../relay-replacement/wave.js';

/** The problems of relays that are told and withdrawn here. */
const OWN = ['relay.lost', 'relay.lost-held', 'relay.no-destination'];

/** What of a relay its problem follows from. */
export interface Plight {
  lost: boolean;
  /** A cloud's; else a server of one's own. */
  isOrdered: boolean;
  /** Sites that are on it. */
  sites: number;
  /** Sites that should leave it and that no other relay takes. */
  stuck: number;
  /** Set where so many relays are unheard that nothing is done about it by itself. */
  wave: Hearing | null;
}

type Sentence = RelayProblem['message'];

/** What the relay shows now: its present problem, unless that is one of ours that has changed. */
export function problemOf(present: RelayProblem | null, plight: Plight, at: Date): RelayProblem | null {
  if (present !== null && !OWN.includes(present.code)) return present;
  const told = toldOf(plight);
  if (told === null) return null;
  if (present?.code !== told.code) return { ...told, at: at.toISOString() };
  return present.message.en === told.message.en ? present : { ...told, at: present.at };
}

function toldOf({
  lost,
  isOrdered,
  sites: present,
  stuck,
  wave,
}: Plight): Pick<RelayProblem, 'code' | 'message'> | null {
  if (!lost) return stuck > 0 ? { code: 'relay.no-destination', message: noDestination(stuck) } : null;
  const silent = present > 0 ? LOST : LOST_EMPTY;
  const sites = stuck > 0 ? [stranded(stuck)] : [];
  if (wave) return { code: 'relay.lost-held', message: joined(silent, held(wave), ...sites) };
  return { code: 'relay.lost', message: joined(silent, ...sites, isOrdered ? REPLACED : OWN_SERVER) };
}

function joined(...sentences: Sentence[]): Sentence {
  return {
    en: sentences.map(({ en }) => en).join(' '),
    fr: sentences.map(({ fr }) => fr).join(' '),
  };
}

const MINUTES = GIVE_UP_MS / 60_000;

const LOST: Sentence = {
  en: 'It no longer answers, and its sites no longer reach it. They move to other relays of the region.',
  fr: 'Il ne répond plus, et ses sites ne le joignent plus. Ils passent sur d’autres relais de la région.',
};

const LOST_EMPTY: Sentence = {
  en: 'It no longer answers. No site is on it.',
  fr: 'Il ne répond plus. Aucun site n’y est.',
};

const REPLACED: Sentence = {
  en: `If it is not back ${MINUTES} minutes after it was lost, another is ordered in its place and it is given back.`,
  fr: `S’il n’est pas de retour ${MINUTES} minutes après sa perte, un autre est commandé à sa place et il est rendu.`,
};

const OWN_SERVER: Sentence = {
  en: 'It is a server of your own: look at its power, its network, and the service tresse-agent on it. When it is back, it takes sites again. If it will not come back, give it back here.',
  fr: 'C’est un serveur à vous : voyez son alimentation, son réseau et le service tresse-agent. À son retour, il accueillera de nouveau des sites. S’il ne reviendra pas, rendez-le ici.',
};

function held({ all, unheard }: Hearing): Sentence {
  return {
    en: `${unheard} of ${all} relays are not heard at once, which may be Tresse’s own network: so nothing is ordered or destroyed by itself. Look at that network first. If this relay is dead indeed, give it back: then another is ordered for its sites.`,
    fr: `${unheard} relais sur ${all} ne sont plus entendus à la fois, ce qui peut venir du réseau de Tresse lui-même : rien n’est donc commandé ni détruit de soi-même. Voyez d’abord ce réseau. Si ce relais est bien mort, rendez-le : un autre sera alors commandé pour ses sites.`,
  };
}

function stranded(sites: number): Sentence {
  const one = sites === 1;
  return {
    en: `No other relay takes ${one ? 'one' : sites} of its sites: ${one ? 'it has' : 'they have'} no connection until one does, or this one is back.`,
    fr: `Aucun autre relais ne prend ${one ? 'un' : sites} de ses sites : ${one ? 'il est' : 'ils sont'} sans connexion jusqu’à ce qu’un relais ${one ? 'le' : 'les'} prenne ou que celui-ci revienne.`,
  };
}

function noDestination(sites: number): Sentence {
  const one = sites === 1;
  return {
    en: `${one ? 'One of its sites has' : `${sites} of its sites have`} no other relay in ${one ? 'its' : 'their'} region to go to. Add a relay to the region, or let this one serve again.`,
    fr: `${one ? 'Un de ses sites n’a' : `${sites} de ses sites n’ont`} pas d’autre relais où aller dans ${one ? 'sa' : 'leur'} région. Ajoutez un relais à la région, ou remettez celui-ci en service.`,
  };
}
