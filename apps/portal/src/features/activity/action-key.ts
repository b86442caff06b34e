/** Actions of the audit that have a sentence of their own, as the control plane names them. */
const TOLD = [
  'site.create',
  'site.update',
  'site.remove',
  'claim.create',
  'image.create',
  'demo.plug-in',
  'job.speed-test',
  'job.identify',
  'job.restart-agent',
  'webhook.create',
  'webhook.update',
  'webhook.remove',
  'webhook.disable',
  'site.name',
  'team.invite',
  'team.uninvite',
  'team.join',
  'team.role',
  'team.remove',
  'team.leave',
] as const;

type Dashed<S extends string> = S extends `${infer Head}.${infer Tail}` ? `${Head}-${Tail}` : S;

/** The action as a key of the messages; `other` for one that this portal does not know yet. */
export function actionKey(action: string): Dashed<(typeof TOLD)[number]> | 'other' {
  const told = TOLD.find((known) => known === action);
  return told ? (told.replace('.', '-') as Dashed<typeof told>) : 'other';
}
