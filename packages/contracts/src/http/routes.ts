import { z } from 'zod';
import { Id } from '../id.js';
import { AuditEntry } from './audit.js';
import { dnsRoutes } from './dns-routes.js';
import { FleetCounts, FleetQuery, FleetSite } from './fleet.js';
import { DownloadToken, ImageRelease, ImagerManifest, SiteImage } from './images.js';
import { installRoutes } from './install-routes.js';
import { Job, JobInput } from './job-routes.js';
import { DemoBox, Me, Region } from './me.js';
import { ChangePreview } from './preview.js';
import { providerRoutes } from './provider-routes.js';
import { relayRoutes } from './relay-routes.js';
import { route } from './route.js';
import { NewClaim, Site, SiteSummary } from './site.js';
import { PageQuery, pageOf, SiteEvent, TelemetryQuery, TelemetryView } from './site-history.js';
import { SiteInput, SiteUpdate } from './site-input.js';
import { SiteRegions } from './site-regions.js';
import { LiveMessage } from './stream.js';
import { teamRoutes } from './team-routes.js';
import { webhookRoutes } from './webhook-routes.js';

const siteParams = z.strictObject({ siteId: Id });
const lineParams = siteParams.extend({ lineId: Id });
const downloadParams = z.strictObject({ token: DownloadToken });
const nothing = z.object({});

/** Every operation of the API, by its operation id. */
export const routes = {
  getMe: route({
    method: 'GET',
    path: '/api/me',
    summary: 'Who is signed in',
    access: 'public',
    response: Me.nullable(),
  }),
  listRegions: route({
    method: 'GET',
    path: '/api/regions',
    summary: 'Regions that have relays',
    access: 'member',
    response: z.array(Region),
  }),
  getDemoBox: route({
    method: 'GET',
    path: '/api/demo',
    summary: 'The demo box and its lines',
    access: 'member',
    response: DemoBox,
    errors: ['demo.unavailable'],
  }),

  listSites: route({
    method: 'GET',
    path: '/api/sites',
    summary: 'Sites of the tenant, worst first',
    access: 'member',
    response: z.array(SiteSummary),
  }),
  createSite: route({
    method: 'POST',
    path: '/api/sites',
    summary: 'Add a site',
    access: 'writer',
    body: SiteInput,
    response: Site,
    status: 201,
    errors: ['site.no-relay', 'site.no-room', 'site.relay-coming', 'site.relay-to-install'],
  }),
  getSite: route({
    method: 'GET',
    path: '/api/sites/:siteId',
    summary: 'One site',
    access: 'member',
    params: siteParams,
    response: Site,
    errors: ['not-found'],
  }),
  updateSite: route({
    method: 'PUT',
    path: '/api/sites/:siteId',
    summary: 'Change a site; makes its next generation',
    access: 'writer',
    params: siteParams,
    body: SiteUpdate,
    response: Site,
    errors: [
      'not-found',
      'conflict',
      'site.no-relay',
      'site.no-room',
      'site.relay-coming',
      'site.relay-to-install',
    ],
  }),
  previewSite: route({
    method: 'POST',
    path: '/api/sites/:siteId/preview',
    summary: 'What a change would do',
    access: 'member',
    params: siteParams,
    body: SiteInput,
    response: ChangePreview,
    errors: ['not-found'],
  }),
  removeSite: route({
    method: 'DELETE',
    path: '/api/sites/:siteId',
    summary: 'Remove a site and revoke its box',
    access: 'writer',
    params: siteParams,
    response: nothing,
    errors: ['not-found'],
  }),

  getSiteRegions: route({
    method: 'GET',
    path: '/api/sites/:siteId/regions',
    summary: 'Regions that a site may choose, with the round trips that its box measured',
    access: 'member',
    params: siteParams,
    response: SiteRegions,
    errors: ['not-found'],
  }),
  createSiteClaim: route({
    method: 'POST',
    path: '/api/sites/:siteId/claims',
    summary: 'Make a claim for the site’s box; older unused ones end',
    access: 'writer',
    params: siteParams,
    response: NewClaim,
    status: 201,
    errors: ['not-found'],
  }),
  listImages: route({
    method: 'GET',
    path: '/api/images',
    summary: 'Images for the Raspberry Pi that are here, newest first',
    access: 'member',
    response: z.array(ImageRelease),
  }),
  createSiteImage: route({
    method: 'POST',
    path: '/api/sites/:siteId/images',
    summary: 'Make the site’s own image, with a new claim in it; older unused claims end',
    access: 'writer',
    params: siteParams,
    response: SiteImage,
    status: 201,
    errors: ['not-found', 'image.none'],
  }),
  getSiteImage: route({
    method: 'GET',
    path: '/api/sites/:siteId/images/newest',
    summary: 'The site’s newest image whose claim can still be used, if any',
    access: 'writer',
    params: siteParams,
    response: SiteImage.nullable(),
    errors: ['not-found'],
  }),
  getImageManifest: route({
    method: 'GET',
    path: '/api/downloads/:token/manifest.json',
    summary: 'A site’s image as a list for Raspberry Pi Imager',
    access: 'public',
    params: downloadParams,
    response: ImagerManifest,
    errors: ['not-found', 'image.expired', 'image.damaged'],
  }),
  downloadImage: route({
    method: 'GET',
    path: '/api/downloads/:token/:file',
    summary: 'A site’s image; a range of it when one is asked for',
    access: 'public',
    params: downloadParams.extend({ file: z.string().max(200) }),
    response: z.string(),
    mediaType: 'application/octet-stream',
    errors: ['not-found', 'image.expired', 'image.range'],
  }),
  getSiteTelemetry: route({
    method: 'GET',
    path: '/api/sites/:siteId/telemetry',
    summary: 'Telemetry of a time range',
    access: 'member',
    params: siteParams,
    query: TelemetryQuery,
    response: TelemetryView,
    errors: ['not-found'],
  }),
  listSiteEvents: route({
    method: 'GET',
    path: '/api/sites/:siteId/events',
    summary: 'The site’s timeline, newest first',
    access: 'member',
    params: siteParams,
    query: PageQuery,
    response: pageOf(SiteEvent),
    errors: ['not-found'],
  }),
  streamSite: route({
    method: 'GET',
    path: '/api/sites/:siteId/stream',
    summary: 'State, samples, events and jobs as they happen',
    access: 'member',
    params: siteParams,
    response: LiveMessage,
    mediaType: 'text/event-stream',
    errors: ['not-found'],
  }),
  listSiteJobs: route({
    method: 'GET',
    path: '/api/sites/:siteId/jobs',
    summary: 'Newest jobs first',
    access: 'member',
    params: siteParams,
    response: z.array(Job),
    errors: ['not-found'],
  }),
  createSiteJob: route({
    method: 'POST',
    path: '/api/sites/:siteId/jobs',
    summary: 'Ask the box to do something',
    access: 'writer',
    params: siteParams,
    body: JobInput,
    response: Job,
    status: 202,
    errors: ['not-found', 'site.no-device', 'site.offline', 'job.running'],
  }),

  plugInDemoBox: route({
    method: 'POST',
    path: '/api/sites/:siteId/demo/plug-in',
    summary: 'Plug the demo box in at this site',
    access: 'writer',
    params: siteParams,
    response: nothing,
    status: 202,
    errors: ['not-found', 'demo.unavailable', 'demo.box-taken'],
  }),
  cutDemoLine: route({
    method: 'POST',
    path: '/api/sites/:siteId/demo/lines/:lineId/cut',
    summary: 'Cut a line of the demo box',
    access: 'writer',
    params: lineParams,
    response: nothing,
    errors: ['not-found', 'demo.unavailable'],
  }),
  restoreDemoLine: route({
    method: 'POST',
    path: '/api/sites/:siteId/demo/lines/:lineId/restore',
    summary: 'Mend a line of the demo box',
    access: 'writer',
    params: lineParams,
    response: nothing,
    errors: ['not-found', 'demo.unavailable'],
  }),

  listAudit: route({
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what in the tenant, newest first',
    access: 'writer',
    query: PageQuery,
    response: pageOf(AuditEntry),
  }),

  listFleet: route({
    method: 'GET',
    path: '/api/fleet/sites',
    summary: 'Sites of all tenants, those in trouble first',
    access: 'staff',
    query: FleetQuery,
    response: pageOf(FleetSite).extend({ counts: FleetCounts }),
  }),
  ...relayRoutes,
  ...installRoutes,
  ...providerRoutes,
  ...webhookRoutes,
  ...teamRoutes,
  ...dnsRoutes,
} as const;
