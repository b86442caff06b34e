/** Brings the demo box to work as a customer would, through the control plane's API instead of a browser. */
export { ApiSession, type Person, type RouteCall } from './api-session.js';
export { awaitRegion, awaitSite } from './await-site.js';
export { changeSite } from './change-site.js';
export { type ProvisionedSite, provisionDemoSite } from './provision-demo-site.js';
