import { z } from 'zod';
import { Braid } from './settings/braid.js';

/** Every reason for which a braid is recommended, in both languages. `{x}` stands for a parameter. */
export const RECOMMENDATION_REASONS = {
  'joins-unlike-lines': {
    en: 'MPTCP uses lines of any kind together, each connection on all of them.',
    fr: 'MPTCP utilise ensemble des lignes de toute sorte, chaque connexion sur toutes.',
  },
  'box-no-mptcp': {
    en: 'The box’s kernel has no MPTCP.',
    fr: 'Le noyau du boîtier n’a pas MPTCP.',
  },
  'relay-no-mptcp': {
    en: 'The relay’s kernel has no MPTCP.',
    fr: 'Le noyau du relais n’a pas MPTCP.',
  },
  'lines-alike': {
    en: 'The lines are alike in rate and delay: packets can take turns on them.',
    fr: 'Les lignes se ressemblent par leur débit et leur délai : les paquets peuvent y passer à tour de rôle.',
  },
  'lines-unlike': {
    en: 'The lines are too unlike for packets to take turns on them: the best one carries all, the others stand by.',
    fr: 'Les lignes sont trop différentes pour que les paquets y passent à tour de rôle : la meilleure porte tout, les autres attendent.',
  },
  'line-strips-mptcp': {
    en: 'Something on {line} takes MPTCP out of connections; inside a tunnel it cannot see them.',
    fr: 'Un équipement sur {line} retire MPTCP des connexions ; dans un tunnel il ne les voit pas.',
  },
  'lines-share-address': {
    en: 'The box has the same address on {lines}, which TLS on the lines cannot do with; tunnels have addresses of their own.',
    fr: 'Le boîtier a la même adresse sur {lines}, ce que TLS sur les lignes ne permet pas ; les tunnels ont leurs propres adresses.',
  },
  'passage-unknown': {
    en: 'It is not known of every line that it lets MPTCP pass; a tunnel does not need that.',
    fr: 'On ne sait pas de chaque ligne si elle laisse passer MPTCP ; un tunnel n’en a pas besoin.',
  },
  'tunnel-answers-sooner': {
    en: 'Tunnels are set up already: each new connection answers about {ms} ms sooner than over TLS.',
    fr: 'Les tunnels sont déjà établis : chaque nouvelle connexion répond environ {ms} ms plus tôt que par TLS.',
  },
  'direct-spares-processor': {
    en: 'Every line lets MPTCP pass and the box’s kernel has no WireGuard: TLS on the lines costs its processor less and carries about 4 % more.',
    fr: 'Chaque ligne laisse passer MPTCP et le noyau du boîtier n’a pas WireGuard : TLS sur les lignes coûte moins à son processeur et porte environ 4 % de plus.',
  },
} as const satisfies Record<string, { en: string; fr: string }>;

export const RecommendationReason = z.enum(
  Object.keys(RECOMMENDATION_REASONS) as [keyof typeof RECOMMENDATION_REASONS],
);
export type RecommendationReason = keyof typeof RECOMMENDATION_REASONS;

/** The braid that suits a site by what is known of its lines and of both ends, with the reasons, weightiest first. */
export const Recommendation = z.object({
  braid: Braid,
  reasons: z
    .array(
      z.object({ code: RecommendationReason, message: z.strictObject({ en: z.string(), fr: z.string() }) }),
    )
    .min(1),
});
export type Recommendation = z.infer<typeof Recommendation>;
