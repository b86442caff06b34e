/** The life of relays: ordered, installed, at work, emptied and given back, a step at a time from the rows alone. */
export { RelayGoals } from './relay-goals.js';
export { RelayLifeModule } from './relay-life.module.js';
export { RelayOrders } from './relay-orders.js';
export { UserDataSource } from './user-data-source.js';
