import { PrismaPg } from '@prisma/adapter-pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * Prisma's adapter for `pg`, with the queries of one transaction sent one after another. Prisma asks for several
 * relations at once; a transaction is one connection, on which `pg` deprecates to queue what runs already.
 */
export class OrderedAdapter extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => inOrder(await start(isolationLevel));
    return adapter;
  }
}

function inOrder(transaction: AdapterTransaction): AdapterTransaction {
  let last: Promise<unknown> = Promise.resolve();
  const afterwards = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const { queryRaw, executeRaw } = transaction;
  transaction.queryRaw = (query) => afterwards(() => queryRaw.call(transaction, query));
  transaction.executeRaw = (query) => afterwards(() => executeRaw.call(transaction, query));
  return transaction;
}
