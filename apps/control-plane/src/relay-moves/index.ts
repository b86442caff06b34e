/** Sites go from one relay to another: off those that are to stand empty, that died, or that a site cannot reach. */
export { RelayMoves } from './relay-moves.js';
export { RelayMovesModule } from './relay-moves.module.js';
export { READY_MS } from './site-mover.js';
export { changePlace, countLeaving, endMoves } from './site-moves.repository.js';
