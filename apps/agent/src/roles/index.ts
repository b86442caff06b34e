/** The two roles of the agent: each composes planning, applying and watching for its kind of document. */
export { describeStep } from './describe-step.js';
export * from './relay.js';
export * from './role.js';
export * from './site.js';
