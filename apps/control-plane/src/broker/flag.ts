/** What a device did that no honest agent does; counted on its row and told in its site's timeline. */
export type Flag =
  | 'packet.malformed'
  | 'packet.oversized'
  | 'message.malformed'
  | 'topic.foreign'
  | 'subscription.foreign'
  | 'qos.unsupported'
  | 'retain.refused'
  | 'will.refused'
  | 'client-id.foreign'
  | 'connections.too-many';

/** Why the edge ends a connection. */
export class EdgeRefusal extends Error {
  override readonly name = 'EdgeRefusal';

  constructor(
    readonly flag: Flag,
    detail: string,
  ) {
    super(detail);
  }
}
