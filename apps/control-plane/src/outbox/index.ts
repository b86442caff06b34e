/** Says to devices what a committed change made due: read in order, published once it stands in the database. */
export { OutboxPublisher } from './outbox-publisher.js';
