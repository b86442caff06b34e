export interface paths {
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions that have relays */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The demo box and its lines */
        get: operations["getDemoBox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites of the tenant, worst first */
        get: operations["listSites"];
        put?: never;
        /** Add a site */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One site */
        get: operations["getSite"];
        /** Change a site; makes its next generation */
        put: operations["updateSite"];
        post?: never;
        /** Remove a site and revoke its box */
        delete: operations["removeSite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change would do */
        post: operations["previewSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions that a site may choose, with the round trips that its box measured */
        get: operations["getSiteRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a claim for the site’s box; older unused ones end */
        post: operations["createSiteClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Images for the Raspberry Pi that are here, newest first */
        get: operations["listImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the site’s own image, with a new claim in it; older unused claims end */
        post: operations["createSiteImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/images/newest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The site’s newest image whose claim can still be used, if any */
        get: operations["getSiteImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/downloads/{token}/manifest.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site’s image as a list for Raspberry Pi Imager */
        get: operations["getImageManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/downloads/{token}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A site’s image; a range of it when one is asked for */
        get: operations["downloadImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/telemetry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Telemetry of a time range */
        get: operations["getSiteTelemetry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The site’s timeline, newest first */
        get: operations["listSiteEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** State, samples, events and jobs as they happen */
        get: operations["streamSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest jobs first */
        get: operations["listSiteJobs"];
        put?: never;
        /** Ask the box to do something */
        post: operations["createSiteJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/demo/plug-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plug the demo box in at this site */
        post: operations["plugInDemoBox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/demo/lines/{lineId}/cut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cut a line of the demo box */
        post: operations["cutDemoLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/demo/lines/{lineId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mend a line of the demo box */
        post: operations["restoreDemoLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what in the tenant, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites of all tenants, those in trouble first */
        get: operations["listFleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All relays */
        get: operations["listRelays"];
        put?: never;
        /** Add a relay */
        post: operations["createRelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One relay */
        get: operations["getRelay"];
        /** Change a relay; another prefix is a new generation for each of its sites that has IPv6 */
        put: operations["updateRelay"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change of a relay would mean to its sites */
        post: operations["previewRelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The relay’s timeline, newest first */
        get: operations["listRelayEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a claim for a relay */
        post: operations["createRelayClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order a relay as its region is supplied */
        post: operations["orderRelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/goal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Have a relay serve, empty it, or empty it and give it back */
        put: operations["setRelayGoal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try now what keeps a relay from its goal */
        post: operations["retryRelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an address that is routed to a relay; one tenant will have it for itself */
        post: operations["addRelayAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/addresses/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order addresses for a relay’s pool with its provider */
        post: operations["orderRelayAddresses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/tenants/{tenantId}/own-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a tenant that shares the relay’s own address a free one of its pool; the change is announced */
        post: operations["giveOwnAddress"];
        /** Have a tenant with an address of its own share the relay’s again; the address is free, the change is announced */
        delete: operations["endOwnAddress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/addresses/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an address that no tenant has out of a relay’s pool, by itself or its id; give it back if it was ordered */
        delete: operations["removeRelayAddress"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sites on a relay, by name */
        get: operations["listRelaySites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/install": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A command that makes a Debian server the relay; it ends former ones and former claims */
        post: operations["createInstallCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relays/{relayId}/install-by-ssh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a Debian server the relay over SSH; without a host key, only ask the server for its own */
        post: operations["installBySsh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installs/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The script behind an install command, with a fresh claim */
        get: operations["getInstallScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/installs/{token}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An installer tells how far it is, or why it failed */
        post: operations["reportInstall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agent’s newest Debian package; null where the operator has made none */
        get: operations["getNewestPackage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packages/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agent’s Debian package, by its SHA-256 */
        get: operations["downloadPackage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts at clouds */
        get: operations["listProviderAccounts"];
        put?: never;
        /** Add an account at a cloud, once the cloud has taken its keys */
        post: operations["createProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename an account or give it other keys */
        put: operations["updateProviderAccount"];
        post?: never;
        /** Forget an account that has no relays and supplies no region, half an hour after the last was given back */
        delete: operations["removeProviderAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-accounts/{accountId}/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider has servers */
        get: operations["listProviderRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-accounts/{accountId}/regions/{region}/sizes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the provider sells there, cheapest first */
        get: operations["listProviderSizes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-accounts/{accountId}/regions/{region}/address-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one more public address costs there a month */
        get: operations["getAddressPrice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supplied-regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All regions, how each is supplied and how full it is */
        get: operations["listSuppliedRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/supplied-regions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add or change a region */
        put: operations["putSuppliedRegion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant’s webhooks, the oldest first */
        get: operations["listWebhooks"];
        put?: never;
        /** Add a webhook; its secret is shown this once */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a webhook, or switch it on again */
        put: operations["updateWebhook"];
        post?: never;
        /** Remove a webhook and what it was still to be told */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test, once */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a webhook was told of late, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant’s members, and the invitations that are open */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Invite somebody; the link is shown this once, and an earlier one to the same address ends */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/invitations/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Call an invitation back: its link ends */
        delete: operations["cancelInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/team/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a member another role; only an owner makes and unmakes owners */
        put: operations["changeMember"];
        post?: never;
        /** Take a member out, or leave oneself; sessions in this tenant end */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invitation’s link leads to */
        get: operations["getInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{secret}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join; the session goes on in that tenant */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenants that the caller belongs to, by name */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Go on in another of one’s tenants */
        put: operations["chooseTenant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dns-zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Zones in which sites may have names */
        get: operations["listDnsZones"];
        put?: never;
        /** Add a zone */
        post: operations["createDnsZone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dns-zones/{zoneId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a zone another server or key; names that fail are tried at once */
        put: operations["updateDnsZone"];
        post?: never;
        /** Forget a zone in which no site has a name */
        delete: operations["removeDnsZone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dns-zones/{zoneId}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a name to a zone and take it out again; names that fail are tried at once when that works */
        post: operations["checkDnsZone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{siteId}/dns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The site’s name in the DNS, and the zones it may have one in */
        get: operations["getSiteDns"];
        /** Give the site a name, another, or none */
        put: operations["putSiteDns"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "request.invalid" | "request.unreadable" | "request.too-large" | "auth.required" | "auth.forbidden" | "auth.wrong-credentials" | "auth.e-mail-taken" | "auth.e-mail-invalid" | "auth.password-short" | "auth.password-long" | "auth.link-ended" | "auth.too-many" | "team.already-member" | "team.last-owner" | "team.too-many" | "invitation.ended" | "invitation.other-person" | "not-found" | "conflict" | "site.no-device" | "site.no-relay" | "relay.no-package" | "relay.install-insecure" | "relay.ordered" | "ssh.unreachable" | "ssh.refused" | "ssh.host-key" | "ssh.private-key" | "ssh.not-debian" | "ssh.no-root" | "site.no-room" | "site.relay-coming" | "site.relay-to-install" | "region.no-supply" | "region.full" | "address.no-provider" | "address.none-free" | "address.own-already" | "address.in-use" | "address.shared-already" | "address.no-ports" | "address.ports-taken" | "provider.refused" | "provider.in-use" | "provider.settling" | "webhook.too-many" | "webhook.off" | "dns.zone-in-use" | "site.offline" | "job.running" | "demo.unavailable" | "demo.box-taken" | "claim.unknown" | "claim.used" | "claim.expired" | "claim.foreign" | "claim.image-used" | "image.none" | "image.expired" | "image.range" | "image.damaged" | "certificate.refused" | "csr.unreadable" | "csr.name" | "csr.weak-key" | "protocol.unknown" | "busy" | "internal";
            message: {
                en: string;
                fr: string;
            };
            instance?: string;
            fields?: {
                path: string;
                code: string;
                message: {
                    en: string;
                    fr: string;
                };
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            email: string;
                            staff: boolean;
                        };
                        tenant: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "viewer";
                        } | null;
                        demo: boolean;
                    } | null;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Regions that have relays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: {
                            en: string;
                            fr: string;
                        };
                        ready: boolean;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDemoBox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The demo box and its lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        scenario: string;
                        lanInterface: string;
                        lanAddress: string;
                        lines: {
                            name: string;
                            interface: string;
                            downKbit: number;
                            upKbit: number;
                            cut: boolean;
                        }[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description demo.unavailable: The demo network is not running here. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sites of the tenant, worst first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        /** @enum {string} */
                        state: "waiting" | "up" | "degraded" | "down" | "offline";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        since: string;
                        publicAddress: string | null;
                        lines: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            index: number;
                            name: string;
                            /** @enum {string} */
                            kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                            /** @enum {string} */
                            state: "up" | "down" | "unknown";
                            cause: ("silent" | "no-carrier" | "no-address" | "on-lan" | "no-interface" | "allowance") | null;
                            since: string | null;
                        }[];
                        lastSeenAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    region: string;
                    /**
                     * @default {
                     *       "profile": "mptcp",
                     *       "carrier": "tunnel"
                     *     }
                     */
                    braid?: {
                        /** @constant */
                        profile: "mptcp";
                        /**
                         * @default tunnel
                         * @enum {string}
                         */
                        carrier?: "tunnel" | "direct";
                    } | {
                        /** @constant */
                        profile: "spray";
                    } | {
                        /** @constant */
                        profile: "failover";
                    } | {
                        /** @constant */
                        profile: "bond";
                        /**
                         * @default balance-rr
                         * @enum {string}
                         */
                        mode?: "balance-rr" | "balance-xor" | "active-backup";
                        /**
                         * @default layer3+4
                         * @enum {string}
                         */
                        hash?: "layer2" | "layer2+3" | "layer3+4";
                        /**
                         * @default watcher
                         * @enum {string}
                         */
                        monitor?: "watcher" | "arp";
                    };
                    lines: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id?: string;
                        name: string;
                        /** @enum {string} */
                        kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                        interface: string;
                        /** @default null */
                        vlan?: number | null;
                        addressing: {
                            /** @constant */
                            method: "automatic";
                        } | {
                            /** @constant */
                            method: "dhcp";
                        } | {
                            /** @constant */
                            method: "static";
                            /** Format: cidrv4 */
                            address: string;
                            /** Format: ipv4 */
                            gateway: string;
                        } | {
                            /** @constant */
                            method: "pppoe";
                            user: string;
                            password?: string;
                            /** Format: base64 */
                            sealed?: string;
                        } | {
                            /** @constant */
                            method: "modem";
                            apn: string;
                            user?: string;
                            password?: string;
                            /** Format: base64 */
                            sealed?: string;
                            pin?: string;
                            /** Format: base64 */
                            sealedPin?: string;
                            /**
                             * @default ipv4
                             * @enum {string}
                             */
                            ipType?: "ipv4" | "ipv4v6";
                            device?: string;
                        } | {
                            /** @constant */
                            method: "wifi";
                            ssid: string;
                            /** @enum {string} */
                            security: "wpa" | "open";
                            password?: string;
                            /** Format: base64 */
                            sealed?: string;
                            /** @default false */
                            hidden?: boolean;
                            /**
                             * @default any
                             * @enum {string}
                             */
                            band?: "5" | "any" | "2.4";
                            country: string;
                        };
                        /**
                         * @default always
                         * @enum {string}
                         */
                        role?: "always" | "backup" | "never-bulk";
                        contract: {
                            downKbit: number;
                            upKbit: number;
                        } | null;
                        /** @default null */
                        limit?: {
                            downKbit: number;
                            upKbit: number;
                        } | null;
                        /** @default null */
                        allowance?: {
                            gigabytes: number;
                            billingDay: number;
                            /** @enum {string} */
                            whenSpent: "warn" | "throttle" | "cut";
                            /** @default 128 */
                            throttleKbit?: number;
                        } | null;
                    }[];
                    lan: {
                        interface: string;
                        /** Format: cidrv4 */
                        address: string;
                        /**
                         * @default {
                         *       "kind": "routed"
                         *     }
                         */
                        mode?: {
                            /** @constant */
                            kind: "routed";
                        } | {
                            /** @constant */
                            kind: "one-arm";
                        } | {
                            /** @constant */
                            kind: "in-front";
                            /** Format: ipv4 */
                            router: string;
                            /** @default [] */
                            networks?: string[];
                        };
                        /** @default null */
                        dhcp?: {
                            /** Format: ipv4 */
                            first: string;
                            /** Format: ipv4 */
                            last: string;
                            /** @default 720 */
                            leaseMinutes?: number;
                        } | null;
                        /** @default false */
                        dns?: boolean;
                        /** @default false */
                        ipv6?: boolean;
                        /** @default [] */
                        openings?: {
                            name: string;
                            /** @enum {string} */
                            protocol: "tcp" | "udp";
                            ports: {
                                first: number;
                                last: number;
                            };
                            /** Format: ipv6 */
                            host: string;
                            /** @default [] */
                            sources?: string[];
                        }[];
                        /** @default [] */
                        devices?: {
                            name: string;
                            mac: string;
                            /** @default null */
                            address?: string | null;
                        }[];
                    };
                    /** @default [] */
                    portForwards?: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id?: string;
                        name: string;
                        /** @enum {string} */
                        protocol: "tcp" | "udp";
                        publicPorts: {
                            first: number;
                            last: number;
                        };
                        /** Format: ipv4 */
                        toAddress: string;
                        toPort: number;
                        /** @default [] */
                        sources?: string[];
                    }[];
                    /** @default [] */
                    bypass?: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id?: string;
                        name: string;
                        match: {
                            /**
                             * @default any
                             * @enum {string}
                             */
                            protocol?: "any" | "tcp" | "udp";
                            /** @default [] */
                            ports?: {
                                first: number;
                                last: number;
                            }[];
                            /** @default [] */
                            to?: (string)[];
                            /** @default [] */
                            from?: (string)[];
                        };
                        line: string;
                        /**
                         * @default braid
                         * @enum {string}
                         */
                        whenDown?: "braid" | "block";
                    }[];
                    /**
                     * @default {
                     *       "shaping": true,
                     *       "priorities": [],
                     *       "duplicateVoice": false
                     *     }
                     */
                    quality?: {
                        /** @default true */
                        shaping?: boolean;
                        /** @default [] */
                        priorities?: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id?: string;
                            name: string;
                            match: {
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                protocol?: "any" | "tcp" | "udp";
                                /** @default [] */
                                ports?: {
                                    first: number;
                                    last: number;
                                }[];
                                /** @default [] */
                                to?: (string)[];
                                /** @default [] */
                                from?: (string)[];
                            };
                            /** @enum {string} */
                            class: "voice" | "games" | "work" | "bulk";
                        }[];
                        /** @default false */
                        duplicateVoice?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Add a site */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        /** @enum {string} */
                        state: "waiting" | "up" | "degraded" | "down" | "offline";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        since: string;
                        publicAddress: string | null;
                        publicPorts: {
                            first: number;
                            last: number;
                        } | null;
                        braid: {
                            /** @constant */
                            profile: "mptcp";
                            /**
                             * @default tunnel
                             * @enum {string}
                             */
                            carrier: "tunnel" | "direct";
                        } | {
                            /** @constant */
                            profile: "spray";
                        } | {
                            /** @constant */
                            profile: "failover";
                        } | {
                            /** @constant */
                            profile: "bond";
                            /**
                             * @default balance-rr
                             * @enum {string}
                             */
                            mode: "balance-rr" | "balance-xor" | "active-backup";
                            /**
                             * @default layer3+4
                             * @enum {string}
                             */
                            hash: "layer2" | "layer2+3" | "layer3+4";
                            /**
                             * @default watcher
                             * @enum {string}
                             */
                            monitor: "watcher" | "arp";
                        };
                        lines: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            index: number;
                            name: string;
                            /** @enum {string} */
                            kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                            interface: string;
                            vlan: number | null;
                            addressing: {
                                /** @constant */
                                method: "automatic";
                            } | {
                                /** @constant */
                                method: "dhcp";
                            } | {
                                /** @constant */
                                method: "static";
                                /** Format: cidrv4 */
                                address: string;
                                /** Format: ipv4 */
                                gateway: string;
                            } | {
                                /** @constant */
                                method: "pppoe";
                                user: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                            } | {
                                /** @constant */
                                method: "modem";
                                apn: string;
                                user?: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                pin?: string;
                                /** Format: base64 */
                                sealedPin?: string;
                                /**
                                 * @default ipv4
                                 * @enum {string}
                                 */
                                ipType: "ipv4" | "ipv4v6";
                                device?: string;
                            } | {
                                /** @constant */
                                method: "wifi";
                                ssid: string;
                                /** @enum {string} */
                                security: "wpa" | "open";
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                /** @default false */
                                hidden: boolean;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                band: "5" | "any" | "2.4";
                                country: string;
                            };
                            /** @enum {string} */
                            role: "always" | "backup" | "never-bulk";
                            contract: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            limit: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            allowance: {
                                gigabytes: number;
                                billingDay: number;
                                /** @enum {string} */
                                whenSpent: "warn" | "throttle" | "cut";
                                /** @default 128 */
                                throttleKbit: number;
                            } | null;
                            /** @enum {string} */
                            state: "up" | "down" | "unknown";
                            cause: ("silent" | "no-carrier" | "no-address" | "on-lan" | "no-interface" | "allowance") | null;
                            since: string | null;
                            /** @enum {string} */
                            mptcp: "passes" | "stripped" | "shared-address" | "unknown";
                            /** @enum {string} */
                            carrier: "udp" | "tcp";
                            modem: {
                                obstacle: ("no-manager" | "no-modem" | "no-sim" | "pin-needed" | "pin-wrong" | "pin-last-try" | "puk-needed" | "failed" | "no-network" | "denied" | "no-session" | "unusable") | null;
                                operator: string | null;
                                technology: string | null;
                                signal: number | null;
                            } | null;
                            ipv6: boolean | null;
                            usage: {
                                bytes: number;
                                since: string | null;
                            } | null;
                        }[];
                        lan: {
                            interface: string;
                            /** Format: cidrv4 */
                            address: string;
                            /**
                             * @default {
                             *       "kind": "routed"
                             *     }
                             */
                            mode: {
                                /** @constant */
                                kind: "routed";
                            } | {
                                /** @constant */
                                kind: "one-arm";
                            } | {
                                /** @constant */
                                kind: "in-front";
                                /** Format: ipv4 */
                                router: string;
                                /** @default [] */
                                networks: string[];
                            };
                            /** @default null */
                            dhcp: {
                                /** Format: ipv4 */
                                first: string;
                                /** Format: ipv4 */
                                last: string;
                                /** @default 720 */
                                leaseMinutes: number;
                            } | null;
                            /** @default false */
                            dns: boolean;
                            /** @default false */
                            ipv6: boolean;
                            /** @default [] */
                            openings: {
                                name: string;
                                /** @enum {string} */
                                protocol: "tcp" | "udp";
                                ports: {
                                    first: number;
                                    last: number;
                                };
                                /** Format: ipv6 */
                                host: string;
                                /** @default [] */
                                sources: string[];
                            }[];
                            /** @default [] */
                            devices: {
                                name: string;
                                mac: string;
                                /** @default null */
                                address: string | null;
                            }[];
                        };
                        ipv6Network: string | null;
                        portForwards: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            protocol: "tcp" | "udp";
                            publicPorts: {
                                first: number;
                                last: number;
                            };
                            /** Format: ipv4 */
                            toAddress: string;
                            toPort: number;
                            /** @default [] */
                            sources: string[];
                        }[];
                        bypass: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            match: {
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                protocol: "any" | "tcp" | "udp";
                                /** @default [] */
                                ports: {
                                    first: number;
                                    last: number;
                                }[];
                                /** @default [] */
                                to: (string)[];
                                /** @default [] */
                                from: (string)[];
                            };
                            line: string;
                            /**
                             * @default braid
                             * @enum {string}
                             */
                            whenDown: "braid" | "block";
                        }[];
                        quality: {
                            /** @default true */
                            shaping: boolean;
                            /** @default [] */
                            priorities: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id?: string;
                                name: string;
                                match: {
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    protocol: "any" | "tcp" | "udp";
                                    /** @default [] */
                                    ports: {
                                        first: number;
                                        last: number;
                                    }[];
                                    /** @default [] */
                                    to: (string)[];
                                    /** @default [] */
                                    from: (string)[];
                                };
                                /** @enum {string} */
                                class: "voice" | "games" | "work" | "bulk";
                            }[];
                            /** @default false */
                            duplicateVoice: boolean;
                        };
                        relay: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            online: boolean;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        strandedSince: string | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        found: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            interfaces: {
                                name: string;
                                mac: string | null;
                                /** @enum {string} */
                                kind: "ethernet" | "wifi" | "modem" | "other";
                                carrier: boolean;
                                address: string | null;
                                gateway: string | null;
                                internet: boolean | null;
                                usedFor: ("line" | "lan") | null;
                            }[];
                        } | null;
                        recommendation: {
                            braid: {
                                /** @constant */
                                profile: "mptcp";
                                /**
                                 * @default tunnel
                                 * @enum {string}
                                 */
                                carrier: "tunnel" | "direct";
                            } | {
                                /** @constant */
                                profile: "spray";
                            } | {
                                /** @constant */
                                profile: "failover";
                            } | {
                                /** @constant */
                                profile: "bond";
                                /**
                                 * @default balance-rr
                                 * @enum {string}
                                 */
                                mode: "balance-rr" | "balance-xor" | "active-backup";
                                /**
                                 * @default layer3+4
                                 * @enum {string}
                                 */
                                hash: "layer2" | "layer2+3" | "layer3+4";
                                /**
                                 * @default watcher
                                 * @enum {string}
                                 */
                                monitor: "watcher" | "arp";
                            };
                            reasons: {
                                /** @enum {string} */
                                code: "joins-unlike-lines" | "box-no-mptcp" | "relay-no-mptcp" | "lines-alike" | "lines-unlike" | "line-strips-mptcp" | "lines-share-address" | "passage-unknown" | "tunnel-answers-sooner" | "direct-spares-processor";
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            }[];
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        rollout: {
                            generation: number;
                            appliedGeneration: number | null;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "trying" | "applied" | "confirmed" | "impaired" | "rolled-back" | "failed";
                            conditions: {
                                /** @enum {string} */
                                type: "Received" | "Valid" | "Applied" | "Confirmed" | "RolledBack";
                                status: boolean;
                                reason: string;
                                message: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            changedAt: string;
                            confirmBy: string | null;
                        };
                        demo: ("free" | "here" | "elsewhere") | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description site.no-relay: No relay is ready in this region yet. site.no-room: The relays of this region have no room for another site at the moment. Choose another region, or ask the operator for more room. site.relay-coming: The relays of this region have no room for another site, but a new one is on its way. Try again in a few minutes. site.relay-to-install: The relay of this region is a server that its operator has yet to install the agent on. Choose another region, or ask the operator to install it: its page in the portal gives the command. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One site */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        /** @enum {string} */
                        state: "waiting" | "up" | "degraded" | "down" | "offline";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        since: string;
                        publicAddress: string | null;
                        publicPorts: {
                            first: number;
                            last: number;
                        } | null;
                        braid: {
                            /** @constant */
                            profile: "mptcp";
                            /**
                             * @default tunnel
                             * @enum {string}
                             */
                            carrier: "tunnel" | "direct";
                        } | {
                            /** @constant */
                            profile: "spray";
                        } | {
                            /** @constant */
                            profile: "failover";
                        } | {
                            /** @constant */
                            profile: "bond";
                            /**
                             * @default balance-rr
                             * @enum {string}
                             */
                            mode: "balance-rr" | "balance-xor" | "active-backup";
                            /**
                             * @default layer3+4
                             * @enum {string}
                             */
                            hash: "layer2" | "layer2+3" | "layer3+4";
                            /**
                             * @default watcher
                             * @enum {string}
                             */
                            monitor: "watcher" | "arp";
                        };
                        lines: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            index: number;
                            name: string;
                            /** @enum {string} */
                            kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                            interface: string;
                            vlan: number | null;
                            addressing: {
                                /** @constant */
                                method: "automatic";
                            } | {
                                /** @constant */
                                method: "dhcp";
                            } | {
                                /** @constant */
                                method: "static";
                                /** Format: cidrv4 */
                                address: string;
                                /** Format: ipv4 */
                                gateway: string;
                            } | {
                                /** @constant */
                                method: "pppoe";
                                user: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                            } | {
                                /** @constant */
                                method: "modem";
                                apn: string;
                                user?: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                pin?: string;
                                /** Format: base64 */
                                sealedPin?: string;
                                /**
                                 * @default ipv4
                                 * @enum {string}
                                 */
                                ipType: "ipv4" | "ipv4v6";
                                device?: string;
                            } | {
                                /** @constant */
                                method: "wifi";
                                ssid: string;
                                /** @enum {string} */
                                security: "wpa" | "open";
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                /** @default false */
                                hidden: boolean;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                band: "5" | "any" | "2.4";
                                country: string;
                            };
                            /** @enum {string} */
                            role: "always" | "backup" | "never-bulk";
                            contract: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            limit: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            allowance: {
                                gigabytes: number;
                                billingDay: number;
                                /** @enum {string} */
                                whenSpent: "warn" | "throttle" | "cut";
                                /** @default 128 */
                                throttleKbit: number;
                            } | null;
                            /** @enum {string} */
                            state: "up" | "down" | "unknown";
                            cause: ("silent" | "no-carrier" | "no-address" | "on-lan" | "no-interface" | "allowance") | null;
                            since: string | null;
                            /** @enum {string} */
                            mptcp: "passes" | "stripped" | "shared-address" | "unknown";
                            /** @enum {string} */
                            carrier: "udp" | "tcp";
                            modem: {
                                obstacle: ("no-manager" | "no-modem" | "no-sim" | "pin-needed" | "pin-wrong" | "pin-last-try" | "puk-needed" | "failed" | "no-network" | "denied" | "no-session" | "unusable") | null;
                                operator: string | null;
                                technology: string | null;
                                signal: number | null;
                            } | null;
                            ipv6: boolean | null;
                            usage: {
                                bytes: number;
                                since: string | null;
                            } | null;
                        }[];
                        lan: {
                            interface: string;
                            /** Format: cidrv4 */
                            address: string;
                            /**
                             * @default {
                             *       "kind": "routed"
                             *     }
                             */
                            mode: {
                                /** @constant */
                                kind: "routed";
                            } | {
                                /** @constant */
                                kind: "one-arm";
                            } | {
                                /** @constant */
                                kind: "in-front";
                                /** Format: ipv4 */
                                router: string;
                                /** @default [] */
                                networks: string[];
                            };
                            /** @default null */
                            dhcp: {
                                /** Format: ipv4 */
                                first: string;
                                /** Format: ipv4 */
                                last: string;
                                /** @default 720 */
                                leaseMinutes: number;
                            } | null;
                            /** @default false */
                            dns: boolean;
                            /** @default false */
                            ipv6: boolean;
                            /** @default [] */
                            openings: {
                                name: string;
                                /** @enum {string} */
                                protocol: "tcp" | "udp";
                                ports: {
                                    first: number;
                                    last: number;
                                };
                                /** Format: ipv6 */
                                host: string;
                                /** @default [] */
                                sources: string[];
                            }[];
                            /** @default [] */
                            devices: {
                                name: string;
                                mac: string;
                                /** @default null */
                                address: string | null;
                            }[];
                        };
                        ipv6Network: string | null;
                        portForwards: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            protocol: "tcp" | "udp";
                            publicPorts: {
                                first: number;
                                last: number;
                            };
                            /** Format: ipv4 */
                            toAddress: string;
                            toPort: number;
                            /** @default [] */
                            sources: string[];
                        }[];
                        bypass: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            match: {
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                protocol: "any" | "tcp" | "udp";
                                /** @default [] */
                                ports: {
                                    first: number;
                                    last: number;
                                }[];
                                /** @default [] */
                                to: (string)[];
                                /** @default [] */
                                from: (string)[];
                            };
                            line: string;
                            /**
                             * @default braid
                             * @enum {string}
                             */
                            whenDown: "braid" | "block";
                        }[];
                        quality: {
                            /** @default true */
                            shaping: boolean;
                            /** @default [] */
                            priorities: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id?: string;
                                name: string;
                                match: {
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    protocol: "any" | "tcp" | "udp";
                                    /** @default [] */
                                    ports: {
                                        first: number;
                                        last: number;
                                    }[];
                                    /** @default [] */
                                    to: (string)[];
                                    /** @default [] */
                                    from: (string)[];
                                };
                                /** @enum {string} */
                                class: "voice" | "games" | "work" | "bulk";
                            }[];
                            /** @default false */
                            duplicateVoice: boolean;
                        };
                        relay: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            online: boolean;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        strandedSince: string | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        found: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            interfaces: {
                                name: string;
                                mac: string | null;
                                /** @enum {string} */
                                kind: "ethernet" | "wifi" | "modem" | "other";
                                carrier: boolean;
                                address: string | null;
                                gateway: string | null;
                                internet: boolean | null;
                                usedFor: ("line" | "lan") | null;
                            }[];
                        } | null;
                        recommendation: {
                            braid: {
                                /** @constant */
                                profile: "mptcp";
                                /**
                                 * @default tunnel
                                 * @enum {string}
                                 */
                                carrier: "tunnel" | "direct";
                            } | {
                                /** @constant */
                                profile: "spray";
                            } | {
                                /** @constant */
                                profile: "failover";
                            } | {
                                /** @constant */
                                profile: "bond";
                                /**
                                 * @default balance-rr
                                 * @enum {string}
                                 */
                                mode: "balance-rr" | "balance-xor" | "active-backup";
                                /**
                                 * @default layer3+4
                                 * @enum {string}
                                 */
                                hash: "layer2" | "layer2+3" | "layer3+4";
                                /**
                                 * @default watcher
                                 * @enum {string}
                                 */
                                monitor: "watcher" | "arp";
                            };
                            reasons: {
                                /** @enum {string} */
                                code: "joins-unlike-lines" | "box-no-mptcp" | "relay-no-mptcp" | "lines-alike" | "lines-unlike" | "line-strips-mptcp" | "lines-share-address" | "passage-unknown" | "tunnel-answers-sooner" | "direct-spares-processor";
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            }[];
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        rollout: {
                            generation: number;
                            appliedGeneration: number | null;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "trying" | "applied" | "confirmed" | "impaired" | "rolled-back" | "failed";
                            conditions: {
                                /** @enum {string} */
                                type: "Received" | "Valid" | "Applied" | "Confirmed" | "RolledBack";
                                status: boolean;
                                reason: string;
                                message: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            changedAt: string;
                            confirmBy: string | null;
                        };
                        demo: ("free" | "here" | "elsewhere") | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    generation: number;
                    site: {
                        name: string;
                        region: string;
                        /**
                         * @default {
                         *       "profile": "mptcp",
                         *       "carrier": "tunnel"
                         *     }
                         */
                        braid?: {
                            /** @constant */
                            profile: "mptcp";
                            /**
                             * @default tunnel
                             * @enum {string}
                             */
                            carrier?: "tunnel" | "direct";
                        } | {
                            /** @constant */
                            profile: "spray";
                        } | {
                            /** @constant */
                            profile: "failover";
                        } | {
                            /** @constant */
                            profile: "bond";
                            /**
                             * @default balance-rr
                             * @enum {string}
                             */
                            mode?: "balance-rr" | "balance-xor" | "active-backup";
                            /**
                             * @default layer3+4
                             * @enum {string}
                             */
                            hash?: "layer2" | "layer2+3" | "layer3+4";
                            /**
                             * @default watcher
                             * @enum {string}
                             */
                            monitor?: "watcher" | "arp";
                        };
                        lines: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id?: string;
                            name: string;
                            /** @enum {string} */
                            kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                            interface: string;
                            /** @default null */
                            vlan?: number | null;
                            addressing: {
                                /** @constant */
                                method: "automatic";
                            } | {
                                /** @constant */
                                method: "dhcp";
                            } | {
                                /** @constant */
                                method: "static";
                                /** Format: cidrv4 */
                                address: string;
                                /** Format: ipv4 */
                                gateway: string;
                            } | {
                                /** @constant */
                                method: "pppoe";
                                user: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                            } | {
                                /** @constant */
                                method: "modem";
                                apn: string;
                                user?: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                pin?: string;
                                /** Format: base64 */
                                sealedPin?: string;
                                /**
                                 * @default ipv4
                                 * @enum {string}
                                 */
                                ipType?: "ipv4" | "ipv4v6";
                                device?: string;
                            } | {
                                /** @constant */
                                method: "wifi";
                                ssid: string;
                                /** @enum {string} */
                                security: "wpa" | "open";
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                /** @default false */
                                hidden?: boolean;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                band?: "5" | "any" | "2.4";
                                country: string;
                            };
                            /**
                             * @default always
                             * @enum {string}
                             */
                            role?: "always" | "backup" | "never-bulk";
                            contract: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            /** @default null */
                            limit?: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            /** @default null */
                            allowance?: {
                                gigabytes: number;
                                billingDay: number;
                                /** @enum {string} */
                                whenSpent: "warn" | "throttle" | "cut";
                                /** @default 128 */
                                throttleKbit?: number;
                            } | null;
                        }[];
                        lan: {
                            interface: string;
                            /** Format: cidrv4 */
                            address: string;
                            /**
                             * @default {
                             *       "kind": "routed"
                             *     }
                             */
                            mode?: {
                                /** @constant */
                                kind: "routed";
                            } | {
                                /** @constant */
                                kind: "one-arm";
                            } | {
                                /** @constant */
                                kind: "in-front";
                                /** Format: ipv4 */
                                router: string;
                                /** @default [] */
                                networks?: string[];
                            };
                            /** @default null */
                            dhcp?: {
                                /** Format: ipv4 */
                                first: string;
                                /** Format: ipv4 */
                                last: string;
                                /** @default 720 */
                                leaseMinutes?: number;
                            } | null;
                            /** @default false */
                            dns?: boolean;
                            /** @default false */
                            ipv6?: boolean;
                            /** @default [] */
                            openings?: {
                                name: string;
                                /** @enum {string} */
                                protocol: "tcp" | "udp";
                                ports: {
                                    first: number;
                                    last: number;
                                };
                                /** Format: ipv6 */
                                host: string;
                                /** @default [] */
                                sources?: string[];
                            }[];
                            /** @default [] */
                            devices?: {
                                name: string;
                                mac: string;
                                /** @default null */
                                address?: string | null;
                            }[];
                        };
                        /** @default [] */
                        portForwards?: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id?: string;
                            name: string;
                            /** @enum {string} */
                            protocol: "tcp" | "udp";
                            publicPorts: {
                                first: number;
                                last: number;
                            };
                            /** Format: ipv4 */
                            toAddress: string;
                            toPort: number;
                            /** @default [] */
                            sources?: string[];
                        }[];
                        /** @default [] */
                        bypass?: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id?: string;
                            name: string;
                            match: {
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                protocol?: "any" | "tcp" | "udp";
                                /** @default [] */
                                ports?: {
                                    first: number;
                                    last: number;
                                }[];
                                /** @default [] */
                                to?: (string)[];
                                /** @default [] */
                                from?: (string)[];
                            };
                            line: string;
                            /**
                             * @default braid
                             * @enum {string}
                             */
                            whenDown?: "braid" | "block";
                        }[];
                        /**
                         * @default {
                         *       "shaping": true,
                         *       "priorities": [],
                         *       "duplicateVoice": false
                         *     }
                         */
                        quality?: {
                            /** @default true */
                            shaping?: boolean;
                            /** @default [] */
                            priorities?: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id?: string;
                                name: string;
                                match: {
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    protocol?: "any" | "tcp" | "udp";
                                    /** @default [] */
                                    ports?: {
                                        first: number;
                                        last: number;
                                    }[];
                                    /** @default [] */
                                    to?: (string)[];
                                    /** @default [] */
                                    from?: (string)[];
                                };
                                /** @enum {string} */
                                class: "voice" | "games" | "work" | "bulk";
                            }[];
                            /** @default false */
                            duplicateVoice?: boolean;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Change a site; makes its next generation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        /** @enum {string} */
                        state: "waiting" | "up" | "degraded" | "down" | "offline";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        since: string;
                        publicAddress: string | null;
                        publicPorts: {
                            first: number;
                            last: number;
                        } | null;
                        braid: {
                            /** @constant */
                            profile: "mptcp";
                            /**
                             * @default tunnel
                             * @enum {string}
                             */
                            carrier: "tunnel" | "direct";
                        } | {
                            /** @constant */
                            profile: "spray";
                        } | {
                            /** @constant */
                            profile: "failover";
                        } | {
                            /** @constant */
                            profile: "bond";
                            /**
                             * @default balance-rr
                             * @enum {string}
                             */
                            mode: "balance-rr" | "balance-xor" | "active-backup";
                            /**
                             * @default layer3+4
                             * @enum {string}
                             */
                            hash: "layer2" | "layer2+3" | "layer3+4";
                            /**
                             * @default watcher
                             * @enum {string}
                             */
                            monitor: "watcher" | "arp";
                        };
                        lines: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            index: number;
                            name: string;
                            /** @enum {string} */
                            kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                            interface: string;
                            vlan: number | null;
                            addressing: {
                                /** @constant */
                                method: "automatic";
                            } | {
                                /** @constant */
                                method: "dhcp";
                            } | {
                                /** @constant */
                                method: "static";
                                /** Format: cidrv4 */
                                address: string;
                                /** Format: ipv4 */
                                gateway: string;
                            } | {
                                /** @constant */
                                method: "pppoe";
                                user: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                            } | {
                                /** @constant */
                                method: "modem";
                                apn: string;
                                user?: string;
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                pin?: string;
                                /** Format: base64 */
                                sealedPin?: string;
                                /**
                                 * @default ipv4
                                 * @enum {string}
                                 */
                                ipType: "ipv4" | "ipv4v6";
                                device?: string;
                            } | {
                                /** @constant */
                                method: "wifi";
                                ssid: string;
                                /** @enum {string} */
                                security: "wpa" | "open";
                                password?: string;
                                /** Format: base64 */
                                sealed?: string;
                                /** @default false */
                                hidden: boolean;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                band: "5" | "any" | "2.4";
                                country: string;
                            };
                            /** @enum {string} */
                            role: "always" | "backup" | "never-bulk";
                            contract: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            limit: {
                                downKbit: number;
                                upKbit: number;
                            } | null;
                            allowance: {
                                gigabytes: number;
                                billingDay: number;
                                /** @enum {string} */
                                whenSpent: "warn" | "throttle" | "cut";
                                /** @default 128 */
                                throttleKbit: number;
                            } | null;
                            /** @enum {string} */
                            state: "up" | "down" | "unknown";
                            cause: ("silent" | "no-carrier" | "no-address" | "on-lan" | "no-interface" | "allowance") | null;
                            since: string | null;
                            /** @enum {string} */
                            mptcp: "passes" | "stripped" | "shared-address" | "unknown";
                            /** @enum {string} */
                            carrier: "udp" | "tcp";
                            modem: {
                                obstacle: ("no-manager" | "no-modem" | "no-sim" | "pin-needed" | "pin-wrong" | "pin-last-try" | "puk-needed" | "failed" | "no-network" | "denied" | "no-session" | "unusable") | null;
                                operator: string | null;
                                technology: string | null;
                                signal: number | null;
                            } | null;
                            ipv6: boolean | null;
                            usage: {
                                bytes: number;
                                since: string | null;
                            } | null;
                        }[];
                        lan: {
                            interface: string;
                            /** Format: cidrv4 */
                            address: string;
                            /**
                             * @default {
                             *       "kind": "routed"
                             *     }
                             */
                            mode: {
                                /** @constant */
                                kind: "routed";
                            } | {
                                /** @constant */
                                kind: "one-arm";
                            } | {
                                /** @constant */
                                kind: "in-front";
                                /** Format: ipv4 */
                                router: string;
                                /** @default [] */
                                networks: string[];
                            };
                            /** @default null */
                            dhcp: {
                                /** Format: ipv4 */
                                first: string;
                                /** Format: ipv4 */
                                last: string;
                                /** @default 720 */
                                leaseMinutes: number;
                            } | null;
                            /** @default false */
                            dns: boolean;
                            /** @default false */
                            ipv6: boolean;
                            /** @default [] */
                            openings: {
                                name: string;
                                /** @enum {string} */
                                protocol: "tcp" | "udp";
                                ports: {
                                    first: number;
                                    last: number;
                                };
                                /** Format: ipv6 */
                                host: string;
                                /** @default [] */
                                sources: string[];
                            }[];
                            /** @default [] */
                            devices: {
                                name: string;
                                mac: string;
                                /** @default null */
                                address: string | null;
                            }[];
                        };
                        ipv6Network: string | null;
                        portForwards: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            protocol: "tcp" | "udp";
                            publicPorts: {
                                first: number;
                                last: number;
                            };
                            /** Format: ipv4 */
                            toAddress: string;
                            toPort: number;
                            /** @default [] */
                            sources: string[];
                        }[];
                        bypass: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            match: {
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                protocol: "any" | "tcp" | "udp";
                                /** @default [] */
                                ports: {
                                    first: number;
                                    last: number;
                                }[];
                                /** @default [] */
                                to: (string)[];
                                /** @default [] */
                                from: (string)[];
                            };
                            line: string;
                            /**
                             * @default braid
                             * @enum {string}
                             */
                            whenDown: "braid" | "block";
                        }[];
                        quality: {
                            /** @default true */
                            shaping: boolean;
                            /** @default [] */
                            priorities: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id?: string;
                                name: string;
                                match: {
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    protocol: "any" | "tcp" | "udp";
                                    /** @default [] */
                                    ports: {
                                        first: number;
                                        last: number;
                                    }[];
                                    /** @default [] */
                                    to: (string)[];
                                    /** @default [] */
                                    from: (string)[];
                                };
                                /** @enum {string} */
                                class: "voice" | "games" | "work" | "bulk";
                            }[];
                            /** @default false */
                            duplicateVoice: boolean;
                        };
                        relay: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            online: boolean;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        strandedSince: string | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        found: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            interfaces: {
                                name: string;
                                mac: string | null;
                                /** @enum {string} */
                                kind: "ethernet" | "wifi" | "modem" | "other";
                                carrier: boolean;
                                address: string | null;
                                gateway: string | null;
                                internet: boolean | null;
                                usedFor: ("line" | "lan") | null;
                            }[];
                        } | null;
                        recommendation: {
                            braid: {
                                /** @constant */
                                profile: "mptcp";
                                /**
                                 * @default tunnel
                                 * @enum {string}
                                 */
                                carrier: "tunnel" | "direct";
                            } | {
                                /** @constant */
                                profile: "spray";
                            } | {
                                /** @constant */
                                profile: "failover";
                            } | {
                                /** @constant */
                                profile: "bond";
                                /**
                                 * @default balance-rr
                                 * @enum {string}
                                 */
                                mode: "balance-rr" | "balance-xor" | "active-backup";
                                /**
                                 * @default layer3+4
                                 * @enum {string}
                                 */
                                hash: "layer2" | "layer2+3" | "layer3+4";
                                /**
                                 * @default watcher
                                 * @enum {string}
                                 */
                                monitor: "watcher" | "arp";
                            };
                            reasons: {
                                /** @enum {string} */
                                code: "joins-unlike-lines" | "box-no-mptcp" | "relay-no-mptcp" | "lines-alike" | "lines-unlike" | "line-strips-mptcp" | "lines-share-address" | "passage-unknown" | "tunnel-answers-sooner" | "direct-spares-processor";
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            }[];
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        rollout: {
                            generation: number;
                            appliedGeneration: number | null;
                            /** @enum {string} */
                            state: "waiting" | "sent" | "trying" | "applied" | "confirmed" | "impaired" | "rolled-back" | "failed";
                            conditions: {
                                /** @enum {string} */
                                type: "Received" | "Valid" | "Applied" | "Confirmed" | "RolledBack";
                                status: boolean;
                                reason: string;
                                message: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            }[];
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            changedAt: string;
                            confirmBy: string | null;
                        };
                        demo: ("free" | "here" | "elsewhere") | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. site.no-relay: No relay is ready in this region yet. site.no-room: The relays of this region have no room for another site at the moment. Choose another region, or ask the operator for more room. site.relay-coming: The relays of this region have no room for another site, but a new one is on its way. Try again in a few minutes. site.relay-to-install: The relay of this region is a server that its operator has yet to install the agent on. Choose another region, or ask the operator to install it: its page in the portal gives the command. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a site and revoke its box */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    region: string;
                    /**
                     * @default {
                     *       "profile": "mptcp",
                     *       "carrier": "tunnel"
                     *     }
                     */
                    braid?: {
                        /** @constant */
                        profile: "mptcp";
                        /**
                         * @default tunnel
                         * @enum {string}
                         */
                        carrier?: "tunnel" | "direct";
                    } | {
                        /** @constant */
                        profile: "spray";
                    } | {
                        /** @constant */
                        profile: "failover";
                    } | {
                        /** @constant */
                        profile: "bond";
                        /**
                         * @default balance-rr
                         * @enum {string}
                         */
                        mode?: "balance-rr" | "balance-xor" | "active-backup";
                        /**
                         * @default layer3+4
                         * @enum {string}
                         */
                        hash?: "layer2" | "layer2+3" | "layer3+4";
                        /**
                         * @default watcher
                         * @enum {string}
                         */
                        monitor?: "watcher" | "arp";
                    };
                    lines: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id?: string;
                        name: string;
                        /** @enum {string} */
                        kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                        interface: string;
                        /** @default null */
                        vlan?: number | null;
                        addressing: {
                            /** @constant */
                            method: "automatic";
                        } | {
                            /** @constant */
                            method: "dhcp";
                        } | {
                            /** @constant */
                            method: "static";
                            /** Format: cidrv4 */
                            address: string;
                            /** Format: ipv4 */
                            gateway: string;
                        } | {
                            /** @constant */
                            method: "pppoe";
                            user: string;
                            password?: string;
                            /** Format: base64 */
                            sealed?: string;
                        } | {
                            /** @constant */
                            method: "modem";
                            apn: string;
                            user?: string;
                            password?: string;
                            /** Format: base64 */
                            sealed?: string;
                            pin?: string;
                            /** Format: base64 */
                            sealedPin?: string;
                            /**
                             * @default ipv4
                             * @enum {string}
                             */
                            ipType?: "ipv4" | "ipv4v6";
                            device?: string;
                        } | {
                            /** @constant */
                            method: "wifi";
                            ssid: string;
                            /** @enum {string} */
                            security: "wpa" | "open";
                            password?: string;
                            /** Format: base64 */
                            sealed?: string;
                            /** @default false */
                            hidden?: boolean;
                            /**
                             * @default any
                             * @enum {string}
                             */
                            band?: "5" | "any" | "2.4";
                            country: string;
                        };
                        /**
                         * @default always
                         * @enum {string}
                         */
                        role?: "always" | "backup" | "never-bulk";
                        contract: {
                            downKbit: number;
                            upKbit: number;
                        } | null;
                        /** @default null */
                        limit?: {
                            downKbit: number;
                            upKbit: number;
                        } | null;
                        /** @default null */
                        allowance?: {
                            gigabytes: number;
                            billingDay: number;
                            /** @enum {string} */
                            whenSpent: "warn" | "throttle" | "cut";
                            /** @default 128 */
                            throttleKbit?: number;
                        } | null;
                    }[];
                    lan: {
                        interface: string;
                        /** Format: cidrv4 */
                        address: string;
                        /**
                         * @default {
                         *       "kind": "routed"
                         *     }
                         */
                        mode?: {
                            /** @constant */
                            kind: "routed";
                        } | {
                            /** @constant */
                            kind: "one-arm";
                        } | {
                            /** @constant */
                            kind: "in-front";
                            /** Format: ipv4 */
                            router: string;
                            /** @default [] */
                            networks?: string[];
                        };
                        /** @default null */
                        dhcp?: {
                            /** Format: ipv4 */
                            first: string;
                            /** Format: ipv4 */
                            last: string;
                            /** @default 720 */
                            leaseMinutes?: number;
                        } | null;
                        /** @default false */
                        dns?: boolean;
                        /** @default false */
                        ipv6?: boolean;
                        /** @default [] */
                        openings?: {
                            name: string;
                            /** @enum {string} */
                            protocol: "tcp" | "udp";
                            ports: {
                                first: number;
                                last: number;
                            };
                            /** Format: ipv6 */
                            host: string;
                            /** @default [] */
                            sources?: string[];
                        }[];
                        /** @default [] */
                        devices?: {
                            name: string;
                            mac: string;
                            /** @default null */
                            address?: string | null;
                        }[];
                    };
                    /** @default [] */
                    portForwards?: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id?: string;
                        name: string;
                        /** @enum {string} */
                        protocol: "tcp" | "udp";
                        publicPorts: {
                            first: number;
                            last: number;
                        };
                        /** Format: ipv4 */
                        toAddress: string;
                        toPort: number;
                        /** @default [] */
                        sources?: string[];
                    }[];
                    /** @default [] */
                    bypass?: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id?: string;
                        name: string;
                        match: {
                            /**
                             * @default any
                             * @enum {string}
                             */
                            protocol?: "any" | "tcp" | "udp";
                            /** @default [] */
                            ports?: {
                                first: number;
                                last: number;
                            }[];
                            /** @default [] */
                            to?: (string)[];
                            /** @default [] */
                            from?: (string)[];
                        };
                        line: string;
                        /**
                         * @default braid
                         * @enum {string}
                         */
                        whenDown?: "braid" | "block";
                    }[];
                    /**
                     * @default {
                     *       "shaping": true,
                     *       "priorities": [],
                     *       "duplicateVoice": false
                     *     }
                     */
                    quality?: {
                        /** @default true */
                        shaping?: boolean;
                        /** @default [] */
                        priorities?: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id?: string;
                            name: string;
                            match: {
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                protocol?: "any" | "tcp" | "udp";
                                /** @default [] */
                                ports?: {
                                    first: number;
                                    last: number;
                                }[];
                                /** @default [] */
                                to?: (string)[];
                                /** @default [] */
                                from?: (string)[];
                            };
                            /** @enum {string} */
                            class: "voice" | "games" | "work" | "bulk";
                        }[];
                        /** @default false */
                        duplicateVoice?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description What a change would do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            path: string;
                            /** @enum {string} */
                            kind: "added" | "removed" | "changed";
                            subject: string | null;
                            /** @enum {string} */
                            field: "name" | "region" | "braid" | "line" | "line.name" | "line.kind" | "line.interface" | "line.vlan" | "line.addressing" | "line.role" | "line.contract" | "line.limit" | "line.allowance" | "lan.interface" | "lan.address" | "lan.mode" | "lan.dhcp" | "lan.dns" | "lan.ipv6" | "lan.device" | "lan.opening" | "forward" | "forward.name" | "forward.publicPorts" | "forward.target" | "forward.sources" | "bypass" | "bypass.name" | "bypass.match" | "bypass.line" | "bypass.whenDown" | "bypass.order" | "quality.shaping" | "quality.duplicateVoice" | "priority" | "priority.name" | "priority.match" | "priority.class" | "priority.order";
                            before: string | null;
                            after: string | null;
                            /** @enum {string} */
                            effect: "none" | "line-pause" | "lan-pause" | "link-pause";
                        }[];
                        /** @enum {string} */
                        effect: "none" | "line-pause" | "lan-pause" | "link-pause";
                        pauseMs: number;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSiteRegions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Regions that a site may choose, with the round trips that its box measured */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        regions: {
                            code: string;
                            name: {
                                en: string;
                                fr: string;
                            };
                            ready: boolean;
                            obstacle: ("no-relay" | "coming" | "to-install" | "full") | null;
                            roundTrip: {
                                ms: number;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                        }[];
                        nearest: string | null;
                        measuring: boolean;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSiteClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a claim for the site’s box; older unused ones end */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        text: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Images for the Raspberry Pi that are here, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: string;
                        name: string;
                        releaseDate: string;
                        imageBytes: number;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSiteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make the site’s own image, with a new claim in it; older unused claims end */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        claimId: string;
                        claimText: string;
                        release: {
                            version: string;
                            name: string;
                            releaseDate: string;
                            imageBytes: number;
                        };
                        files: {
                            /** @enum {string} */
                            format: "img.gz" | "zip";
                            name: string;
                            /** Format: uri */
                            url: string;
                            bytes: number;
                        }[];
                        /** Format: uri */
                        manifestUrl: string;
                        imagerUrl: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        downloadUntil: string;
                        downloadOver: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        claimUntil: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description image.none: There is no image for the Raspberry Pi on this installation yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSiteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site’s newest image whose claim can still be used, if any */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        claimId: string;
                        claimText: string;
                        release: {
                            version: string;
                            name: string;
                            releaseDate: string;
                            imageBytes: number;
                        };
                        files: {
                            /** @enum {string} */
                            format: "img.gz" | "zip";
                            name: string;
                            /** Format: uri */
                            url: string;
                            bytes: number;
                        }[];
                        /** Format: uri */
                        manifestUrl: string;
                        imagerUrl: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        downloadUntil: string;
                        downloadOver: boolean;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        claimUntil: string;
                    } | null;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImageManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A site’s image as a list for Raspberry Pi Imager */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imager: {
                            devices: {
                                name: string;
                                description: string;
                                tags: string[];
                                /** @constant */
                                matching_type: "exclusive";
                            }[];
                        };
                        os_list: {
                            name: string;
                            description: string;
                            /** Format: uri */
                            icon: string;
                            /** Format: uri */
                            url: string;
                            extract_size: number;
                            extract_sha256: string;
                            image_download_size: number;
                            release_date: string;
                            devices: string[];
                            /** @constant */
                            init_format: "none";
                            /** @constant */
                            architecture: "armv8";
                        }[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description image.expired: This download has ended. Make another image in the portal. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description image.damaged: The image on this installation is damaged. Support must release it again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A site’s image; a range of it when one is asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description image.expired: This download has ended. Make another image in the portal. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description image.range: The image does not have the range that was asked for. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSiteTelemetry: {
        parameters: {
            query: {
                from: string;
                to?: string;
                points?: number;
            };
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Telemetry of a time range */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stepMs: number;
                        samples: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            lines: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                lineId: string;
                                /** @enum {string} */
                                state: "up" | "down" | "unknown";
                                downKbit: number;
                                upKbit: number;
                                rttMs: number | null;
                                jitterMs: number | null;
                                lossPercent: number | null;
                            }[];
                        }[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSiteEvents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site’s timeline, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            /** @enum {string} */
                            kind: "line.down" | "line.up" | "line.allowance" | "line.mptcp-stripped" | "line.address-shared" | "line.carrier" | "drift.repaired" | "generation.applied" | "generation.rolled-back" | "agent.started" | "site.created" | "site.changed" | "site.address-changed" | "device.enrolled" | "device.online" | "device.offline" | "device.flagged" | "claim.reused" | "site.moved" | "relay.lost" | "relay.recovered" | "job.finished" | "relay.install" | "relay.state" | "relay.goal" | "relay.replaced" | "relay.given-up" | "relay.held" | "site.stranded";
                            lineId: string | null;
                            actor: string | null;
                            data: {
                                [key: string]: string | number | boolean | null | string[];
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State, samples, events and jobs as they happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        /** @constant */
                        type: "site";
                        data: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            region: string;
                            /** @enum {string} */
                            state: "waiting" | "up" | "degraded" | "down" | "offline";
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            publicAddress: string | null;
                            publicPorts: {
                                first: number;
                                last: number;
                            } | null;
                            braid: {
                                /** @constant */
                                profile: "mptcp";
                                /**
                                 * @default tunnel
                                 * @enum {string}
                                 */
                                carrier: "tunnel" | "direct";
                            } | {
                                /** @constant */
                                profile: "spray";
                            } | {
                                /** @constant */
                                profile: "failover";
                            } | {
                                /** @constant */
                                profile: "bond";
                                /**
                                 * @default balance-rr
                                 * @enum {string}
                                 */
                                mode: "balance-rr" | "balance-xor" | "active-backup";
                                /**
                                 * @default layer3+4
                                 * @enum {string}
                                 */
                                hash: "layer2" | "layer2+3" | "layer3+4";
                                /**
                                 * @default watcher
                                 * @enum {string}
                                 */
                                monitor: "watcher" | "arp";
                            };
                            lines: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                index: number;
                                name: string;
                                /** @enum {string} */
                                kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                                interface: string;
                                vlan: number | null;
                                addressing: {
                                    /** @constant */
                                    method: "automatic";
                                } | {
                                    /** @constant */
                                    method: "dhcp";
                                } | {
                                    /** @constant */
                                    method: "static";
                                    /** Format: cidrv4 */
                                    address: string;
                                    /** Format: ipv4 */
                                    gateway: string;
                                } | {
                                    /** @constant */
                                    method: "pppoe";
                                    user: string;
                                    password?: string;
                                    /** Format: base64 */
                                    sealed?: string;
                                } | {
                                    /** @constant */
                                    method: "modem";
                                    apn: string;
                                    user?: string;
                                    password?: string;
                                    /** Format: base64 */
                                    sealed?: string;
                                    pin?: string;
                                    /** Format: base64 */
                                    sealedPin?: string;
                                    /**
                                     * @default ipv4
                                     * @enum {string}
                                     */
                                    ipType: "ipv4" | "ipv4v6";
                                    device?: string;
                                } | {
                                    /** @constant */
                                    method: "wifi";
                                    ssid: string;
                                    /** @enum {string} */
                                    security: "wpa" | "open";
                                    password?: string;
                                    /** Format: base64 */
                                    sealed?: string;
                                    /** @default false */
                                    hidden: boolean;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    band: "5" | "any" | "2.4";
                                    country: string;
                                };
                                /** @enum {string} */
                                role: "always" | "backup" | "never-bulk";
                                contract: {
                                    downKbit: number;
                                    upKbit: number;
                                } | null;
                                limit: {
                                    downKbit: number;
                                    upKbit: number;
                                } | null;
                                allowance: {
                                    gigabytes: number;
                                    billingDay: number;
                                    /** @enum {string} */
                                    whenSpent: "warn" | "throttle" | "cut";
                                    /** @default 128 */
                                    throttleKbit: number;
                                } | null;
                                /** @enum {string} */
                                state: "up" | "down" | "unknown";
                                cause: ("silent" | "no-carrier" | "no-address" | "on-lan" | "no-interface" | "allowance") | null;
                                since: string | null;
                                /** @enum {string} */
                                mptcp: "passes" | "stripped" | "shared-address" | "unknown";
                                /** @enum {string} */
                                carrier: "udp" | "tcp";
                                modem: {
                                    obstacle: ("no-manager" | "no-modem" | "no-sim" | "pin-needed" | "pin-wrong" | "pin-last-try" | "puk-needed" | "failed" | "no-network" | "denied" | "no-session" | "unusable") | null;
                                    operator: string | null;
                                    technology: string | null;
                                    signal: number | null;
                                } | null;
                                ipv6: boolean | null;
                                usage: {
                                    bytes: number;
                                    since: string | null;
                                } | null;
                            }[];
                            lan: {
                                interface: string;
                                /** Format: cidrv4 */
                                address: string;
                                /**
                                 * @default {
                                 *       "kind": "routed"
                                 *     }
                                 */
                                mode: {
                                    /** @constant */
                                    kind: "routed";
                                } | {
                                    /** @constant */
                                    kind: "one-arm";
                                } | {
                                    /** @constant */
                                    kind: "in-front";
                                    /** Format: ipv4 */
                                    router: string;
                                    /** @default [] */
                                    networks: string[];
                                };
                                /** @default null */
                                dhcp: {
                                    /** Format: ipv4 */
                                    first: string;
                                    /** Format: ipv4 */
                                    last: string;
                                    /** @default 720 */
                                    leaseMinutes: number;
                                } | null;
                                /** @default false */
                                dns: boolean;
                                /** @default false */
                                ipv6: boolean;
                                /** @default [] */
                                openings: {
                                    name: string;
                                    /** @enum {string} */
                                    protocol: "tcp" | "udp";
                                    ports: {
                                        first: number;
                                        last: number;
                                    };
                                    /** Format: ipv6 */
                                    host: string;
                                    /** @default [] */
                                    sources: string[];
                                }[];
                                /** @default [] */
                                devices: {
                                    name: string;
                                    mac: string;
                                    /** @default null */
                                    address: string | null;
                                }[];
                            };
                            ipv6Network: string | null;
                            portForwards: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                protocol: "tcp" | "udp";
                                publicPorts: {
                                    first: number;
                                    last: number;
                                };
                                /** Format: ipv4 */
                                toAddress: string;
                                toPort: number;
                                /** @default [] */
                                sources: string[];
                            }[];
                            bypass: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                match: {
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    protocol: "any" | "tcp" | "udp";
                                    /** @default [] */
                                    ports: {
                                        first: number;
                                        last: number;
                                    }[];
                                    /** @default [] */
                                    to: (string)[];
                                    /** @default [] */
                                    from: (string)[];
                                };
                                line: string;
                                /**
                                 * @default braid
                                 * @enum {string}
                                 */
                                whenDown: "braid" | "block";
                            }[];
                            quality: {
                                /** @default true */
                                shaping: boolean;
                                /** @default [] */
                                priorities: {
                                    /**
                                     * Format: uuid
                                     * @description UUID
                                     */
                                    id?: string;
                                    name: string;
                                    match: {
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        protocol: "any" | "tcp" | "udp";
                                        /** @default [] */
                                        ports: {
                                            first: number;
                                            last: number;
                                        }[];
                                        /** @default [] */
                                        to: (string)[];
                                        /** @default [] */
                                        from: (string)[];
                                    };
                                    /** @enum {string} */
                                    class: "voice" | "games" | "work" | "bulk";
                                }[];
                                /** @default false */
                                duplicateVoice: boolean;
                            };
                            relay: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                online: boolean;
                                capabilities: {
                                    kernelWireguard: boolean;
                                    mptcp: boolean;
                                    bonding: boolean;
                                    openvpn: boolean;
                                    dnsmasq: boolean;
                                    qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                    /** @default [] */
                                    access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                    /** @default true */
                                    ipv6: boolean;
                                } | null;
                            } | null;
                            strandedSince: string | null;
                            device: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                agentVersion: string;
                                hostname: string;
                                online: boolean;
                                lastSeenAt: string | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                certificateNotAfter: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                enrolledAt: string;
                                driftRepaired: number;
                                flags: number;
                                capabilities: {
                                    kernelWireguard: boolean;
                                    mptcp: boolean;
                                    bonding: boolean;
                                    openvpn: boolean;
                                    dnsmasq: boolean;
                                    qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                    /** @default [] */
                                    access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                    /** @default true */
                                    ipv6: boolean;
                                } | null;
                            } | null;
                            found: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                                interfaces: {
                                    name: string;
                                    mac: string | null;
                                    /** @enum {string} */
                                    kind: "ethernet" | "wifi" | "modem" | "other";
                                    carrier: boolean;
                                    address: string | null;
                                    gateway: string | null;
                                    internet: boolean | null;
                                    usedFor: ("line" | "lan") | null;
                                }[];
                            } | null;
                            recommendation: {
                                braid: {
                                    /** @constant */
                                    profile: "mptcp";
                                    /**
                                     * @default tunnel
                                     * @enum {string}
                                     */
                                    carrier: "tunnel" | "direct";
                                } | {
                                    /** @constant */
                                    profile: "spray";
                                } | {
                                    /** @constant */
                                    profile: "failover";
                                } | {
                                    /** @constant */
                                    profile: "bond";
                                    /**
                                     * @default balance-rr
                                     * @enum {string}
                                     */
                                    mode: "balance-rr" | "balance-xor" | "active-backup";
                                    /**
                                     * @default layer3+4
                                     * @enum {string}
                                     */
                                    hash: "layer2" | "layer2+3" | "layer3+4";
                                    /**
                                     * @default watcher
                                     * @enum {string}
                                     */
                                    monitor: "watcher" | "arp";
                                };
                                reasons: {
                                    /** @enum {string} */
                                    code: "joins-unlike-lines" | "box-no-mptcp" | "relay-no-mptcp" | "lines-alike" | "lines-unlike" | "line-strips-mptcp" | "lines-share-address" | "passage-unknown" | "tunnel-answers-sooner" | "direct-spares-processor";
                                    message: {
                                        en: string;
                                        fr: string;
                                    };
                                }[];
                            } | null;
                            claim: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                expiresAt: string;
                                usedAt: string | null;
                                inImage: boolean;
                                reusedAt: string | null;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                createdAt: string;
                            } | null;
                            rollout: {
                                generation: number;
                                appliedGeneration: number | null;
                                /** @enum {string} */
                                state: "waiting" | "sent" | "trying" | "applied" | "confirmed" | "impaired" | "rolled-back" | "failed";
                                conditions: {
                                    /** @enum {string} */
                                    type: "Received" | "Valid" | "Applied" | "Confirmed" | "RolledBack";
                                    status: boolean;
                                    reason: string;
                                    message: string;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 instant
                                     */
                                    at: string;
                                }[];
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                changedAt: string;
                                confirmBy: string | null;
                            };
                            demo: ("free" | "here" | "elsewhere") | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        };
                    } | {
                        /** @constant */
                        type: "sample";
                        data: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            intervalMs: number;
                            lines: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                lineId: string;
                                /** @enum {string} */
                                state: "up" | "down" | "unknown";
                                downKbit: number;
                                upKbit: number;
                                rttMs: number | null;
                                jitterMs: number | null;
                                lossPercent: number | null;
                            }[];
                        };
                    } | {
                        /** @constant */
                        type: "event";
                        data: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            /** @enum {string} */
                            kind: "line.down" | "line.up" | "line.allowance" | "line.mptcp-stripped" | "line.address-shared" | "line.carrier" | "drift.repaired" | "generation.applied" | "generation.rolled-back" | "agent.started" | "site.created" | "site.changed" | "site.address-changed" | "device.enrolled" | "device.online" | "device.offline" | "device.flagged" | "claim.reused" | "site.moved" | "relay.lost" | "relay.recovered" | "job.finished" | "relay.install" | "relay.state" | "relay.goal" | "relay.replaced" | "relay.given-up" | "relay.held" | "site.stranded";
                            lineId: string | null;
                            actor: string | null;
                            data: {
                                [key: string]: string | number | boolean | null | string[];
                            };
                        };
                    } | {
                        /** @constant */
                        type: "job";
                        data: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "speed-test" | "identify" | "restart-agent";
                            /** @enum {string} */
                            state: "queued" | "running" | "succeeded" | "failed";
                            progress: number;
                            speed: {
                                lineId: string | null;
                                downMbit: number | null;
                                upMbit: number | null;
                            }[];
                            error: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSiteJobs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest jobs first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "speed-test" | "identify" | "restart-agent";
                        /** @enum {string} */
                        state: "queued" | "running" | "succeeded" | "failed";
                        progress: number;
                        speed: {
                            lineId: string | null;
                            downMbit: number | null;
                            upMbit: number | null;
                        }[];
                        error: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                        finishedAt: string | null;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSiteJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "speed-test" | "identify" | "restart-agent";
                };
            };
        };
        responses: {
            /** @description Ask the box to do something */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        /** @enum {string} */
                        kind: "speed-test" | "identify" | "restart-agent";
                        /** @enum {string} */
                        state: "queued" | "running" | "succeeded" | "failed";
                        progress: number;
                        speed: {
                            lineId: string | null;
                            downMbit: number | null;
                            upMbit: number | null;
                        }[];
                        error: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                        finishedAt: string | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description site.no-device: No box is enrolled for this site yet. site.offline: The box does not answer at the moment. job.running: A job of this kind is already running. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plugInDemoBox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plug the demo box in at this site */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description demo.unavailable: The demo network is not running here. demo.box-taken: The demo box is already plugged in at another site. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cutDemoLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cut a line of the demo box */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description demo.unavailable: The demo network is not running here. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreDemoLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mend a line of the demo box */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description demo.unavailable: The demo network is not running here. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what in the tenant, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            actor: string;
                            action: string;
                            subject: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFleet: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                search?: string;
                state?: "waiting" | "up" | "degraded" | "down" | "offline";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sites of all tenants, those in trouble first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            region: string;
                            /** @enum {string} */
                            state: "waiting" | "up" | "degraded" | "down" | "offline";
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            publicAddress: string | null;
                            lines: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                index: number;
                                name: string;
                                /** @enum {string} */
                                kind: "adsl" | "vdsl" | "fibre" | "cable" | "4g" | "5g" | "satellite" | "other";
                                /** @enum {string} */
                                state: "up" | "down" | "unknown";
                                cause: ("silent" | "no-carrier" | "no-address" | "on-lan" | "no-interface" | "allowance") | null;
                                since: string | null;
                            }[];
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            };
                        }[];
                        next: string | null;
                        counts: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRelays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All relays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRelay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    region: string;
                    /** Format: ipv4 */
                    publicAddress: string;
                    /** @default null */
                    ipv6Prefix?: string | null;
                    lineKbit?: number | null;
                    mostSites?: number;
                };
            };
        };
        responses: {
            /** @description Add a relay */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One relay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateRelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    ipv6Prefix: string | null;
                    lineKbit?: number | null;
                    mostSites?: number;
                };
            };
        };
        responses: {
            /** @description Change a relay; another prefix is a new generation for each of its sites that has IPv6 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    ipv6Prefix: string | null;
                    lineKbit?: number | null;
                    mostSites?: number;
                };
            };
        };
        responses: {
            /** @description What a change of a relay would mean to its sites */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        gained: number;
                        moved: number;
                        stranded: number;
                        sites: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            tenant: string;
                            before: string | null;
                            after: string | null;
                        }[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRelayEvents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The relay’s timeline, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            /** @enum {string} */
                            kind: "line.down" | "line.up" | "line.allowance" | "line.mptcp-stripped" | "line.address-shared" | "line.carrier" | "drift.repaired" | "generation.applied" | "generation.rolled-back" | "agent.started" | "site.created" | "site.changed" | "site.address-changed" | "device.enrolled" | "device.online" | "device.offline" | "device.flagged" | "claim.reused" | "site.moved" | "relay.lost" | "relay.recovered" | "job.finished" | "relay.install" | "relay.state" | "relay.goal" | "relay.replaced" | "relay.given-up" | "relay.held" | "site.stranded";
                            lineId: string | null;
                            actor: string | null;
                            data: {
                                [key: string]: string | number | boolean | null | string[];
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRelayClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a claim for a relay */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        text: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description relay.ordered: This relay is ordered from a provider: its server installs itself, and another installer or claim would end its own. Wait for it; if it failed, the relay says why. If its agent is lost, give it back and order another. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderRelay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    region: string;
                    lineKbit?: number | null;
                    mostSites?: number;
                };
            };
        };
        responses: {
            /** @description Order a relay as its region is supplied */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description region.no-supply: This region orders no relays: choose an account, a place and a size for it first. region.full: This region has as many relays as it may have. Raise the number in its settings first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRelayGoal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    goal: "ready" | "drained" | "gone";
                };
            };
        };
        responses: {
            /** @description Have a relay serve, empty it, or empty it and give it back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryRelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try now what keeps a relay from its goal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addRelayAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: ipv4 */
                    address: string;
                };
            };
        };
        responses: {
            /** @description Add an address that is routed to a relay; one tenant will have it for itself */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderRelayAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    count: number;
                };
            };
        };
        responses: {
            /** @description Order addresses for a relay’s pool with its provider */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. address.no-provider: This relay is a server of one’s own: no provider can be asked for addresses. Type in one that is routed to it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveOwnAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give a tenant that shares the relay’s own address a free one of its pool; the change is announced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description address.none-free: No address of this relay’s pool is free. Order one, or type in one that is routed to it; then try again. address.own-already: This customer has an address of its own on this relay already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOwnAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Have a tenant with an address of its own share the relay’s again; the address is free, the change is announced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. address.shared-already: This customer shares the relay’s own address already. address.no-ports: The relay’s own address has no ports left for another customer. Move a customer that shares it to another relay first. address.ports-taken: A port that this customer forwards is forwarded by another one on the relay’s own address. Change one of the two port forwards first, then try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeRelayAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take an address that no tenant has out of a relay’s pool, by itself or its id; give it back if it was ordered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        region: string;
                        publicAddress: string | null;
                        /** @enum {string} */
                        state: "requested" | "creating" | "installing" | "enrolled" | "ready" | "draining" | "gone" | "failed";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        stateSince: string;
                        /** @enum {string} */
                        goal: "ready" | "drained" | "gone";
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        online: boolean;
                        sites: number;
                        mostSites: number;
                        load: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            cpuPercent: number;
                            receivedKbit: number;
                            sentKbit: number;
                        } | null;
                        lineKbit: number | null;
                        seenKbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        addresses: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            address: string | null;
                            /** @enum {string} */
                            state: "ordered" | "coming" | "ready" | "returning";
                            ordered: boolean;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            } | null;
                        }[];
                        ipv6Prefix: string | null;
                        order: {
                            account: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                provider: "hetzner" | "scaleway" | "ovh" | "local";
                            };
                            providerRegion: string;
                            size: string;
                            image: string;
                            serverId: string | null;
                        } | null;
                        nextAttemptAt: string | null;
                        emptying: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                            moved: number;
                            left: number;
                            stranded: number;
                            lingering: number;
                        } | null;
                        device: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            agentVersion: string;
                            hostname: string;
                            online: boolean;
                            lastSeenAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            certificateNotAfter: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            enrolledAt: string;
                            driftRepaired: number;
                            flags: number;
                            capabilities: {
                                kernelWireguard: boolean;
                                mptcp: boolean;
                                bonding: boolean;
                                openvpn: boolean;
                                dnsmasq: boolean;
                                qdiscs: ("cake" | "fq_codel" | "htb" | "tbf" | "fq" | "ifb")[];
                                /** @default [] */
                                access: ("vlan" | "dhcp" | "pppoe" | "modem" | "wifi")[];
                                /** @default true */
                                ipv6: boolean;
                            } | null;
                        } | null;
                        claim: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                            usedAt: string | null;
                            inImage: boolean;
                            reusedAt: string | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            createdAt: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description address.in-use: A customer has this address. Have them share the relay’s own address first, or move their sites to another relay. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRelaySites: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sites on a relay, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            name: string;
                            tenant: {
                                /**
                                 * Format: uuid
                                 * @description UUID
                                 */
                                id: string;
                                name: string;
                            };
                            address: string | null;
                            ports: {
                                first: number;
                                last: number;
                            } | null;
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInstallCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A command that makes a Debian server the relay; it ends former ones and former claims */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        command: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description relay.ordered: This relay is ordered from a provider: its server installs itself, and another installer or claim would end its own. Wait for it; if it failed, the relay says why. If its agent is lost, give it back and order another. relay.no-package: The agent’s Debian package is not on this installation. Make it with npm run deb, or put it into TRESSE_PACKAGE_DIR. relay.install-insecure: The portal has no https address, and a server would run whatever came from there. Set TRESSE_PUBLIC_URL to one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    installBySsh: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                relayId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    host: string;
                    /** @default 22 */
                    port?: number;
                    /** @default root */
                    user?: string;
                    password?: string;
                    privateKey?: string;
                    passphrase?: string;
                    /** @default null */
                    hostKey?: string | null;
                };
            };
        };
        responses: {
            /** @description Make a Debian server the relay over SSH; without a host key, only ask the server for its own */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hostKey: string;
                        started: boolean;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. ssh.private-key: The private key could not be read. Give all of its file, and its passphrase if it has one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description relay.ordered: This relay is ordered from a provider: its server installs itself, and another installer or claim would end its own. Wait for it; if it failed, the relay says why. If its agent is lost, give it back and order another. relay.no-package: The agent’s Debian package is not on this installation. Make it with npm run deb, or put it into TRESSE_PACKAGE_DIR. ssh.unreachable: No SSH server answered there. Check the address and the port, and that a firewall lets this control plane in. ssh.refused: The server refused this user, password or key. Check them by signing in yourself. ssh.host-key: The server has another host key than the one that you confirmed: it was set up anew, or it is not your server. Nothing was sent to it. Compare the key on its console and start again. ssh.not-debian: The server does not run Debian 12 or 13. Install one of these on it first. ssh.no-root: This user is not root and may not become it by sudo. Use root, or a user who may. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInstallScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The script behind an install command, with a fresh claim */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/x-shellscript": string;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description relay.no-package: The agent’s Debian package is not on this installation. Make it with npm run deb, or put it into TRESSE_PACKAGE_DIR. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.too-many: Too many attempts. Wait a minute and try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportInstall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    step: "started" | "download" | "packages" | "enrol" | "done";
                    /** @enum {string} */
                    failure?: "not-root" | "not-debian" | "architecture" | "no-systemd" | "enrolled" | "download" | "checksum" | "packages" | "enrol" | "stopped";
                    detail?: string;
                };
            };
        };
        responses: {
            /** @description An installer tells how far it is, or why it failed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.too-many: Too many attempts. Wait a minute and try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNewestPackage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent’s newest Debian package; null where the operator has made none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        newest: {
                            name: string;
                            sha256: string;
                            bytes: number;
                        } | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadPackage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent’s Debian package, by its SHA-256 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.debian.binary-package": string;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All accounts at clouds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        settings: {
                            /** @constant */
                            provider: "hetzner";
                        } | {
                            /** @constant */
                            provider: "scaleway";
                            accessKey: string;
                            projectId: string;
                            /** @default [] */
                            zones: string[];
                        } | {
                            /** @constant */
                            provider: "ovh";
                            applicationKey: string;
                            projectId: string;
                        } | {
                            /** @constant */
                            provider: "local";
                        };
                        relays: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        checkedAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    settings: {
                        /** @constant */
                        provider: "hetzner";
                    } | {
                        /** @constant */
                        provider: "scaleway";
                        accessKey: string;
                        projectId: string;
                        /** @default [] */
                        zones?: string[];
                    } | {
                        /** @constant */
                        provider: "ovh";
                        applicationKey: string;
                        projectId: string;
                    } | {
                        /** @constant */
                        provider: "local";
                    };
                    secrets: {
                        /** @constant */
                        provider: "hetzner";
                        token: string;
                    } | {
                        /** @constant */
                        provider: "scaleway";
                        secretKey: string;
                    } | {
                        /** @constant */
                        provider: "ovh";
                        applicationSecret: string;
                        consumerKey: string;
                    } | {
                        /** @constant */
                        provider: "local";
                    };
                };
            };
        };
        responses: {
            /** @description Add an account at a cloud, once the cloud has taken its keys */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        settings: {
                            /** @constant */
                            provider: "hetzner";
                        } | {
                            /** @constant */
                            provider: "scaleway";
                            accessKey: string;
                            projectId: string;
                            /** @default [] */
                            zones: string[];
                        } | {
                            /** @constant */
                            provider: "ovh";
                            applicationKey: string;
                            projectId: string;
                        } | {
                            /** @constant */
                            provider: "local";
                        };
                        relays: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        checkedAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. provider.refused: The provider does not do this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    settings: {
                        /** @constant */
                        provider: "hetzner";
                    } | {
                        /** @constant */
                        provider: "scaleway";
                        accessKey: string;
                        projectId: string;
                        /** @default [] */
                        zones?: string[];
                    } | {
                        /** @constant */
                        provider: "ovh";
                        applicationKey: string;
                        projectId: string;
                    } | {
                        /** @constant */
                        provider: "local";
                    };
                    secrets?: {
                        /** @constant */
                        provider: "hetzner";
                        token: string;
                    } | {
                        /** @constant */
                        provider: "scaleway";
                        secretKey: string;
                    } | {
                        /** @constant */
                        provider: "ovh";
                        applicationSecret: string;
                        consumerKey: string;
                    } | {
                        /** @constant */
                        provider: "local";
                    };
                };
            };
        };
        responses: {
            /** @description Rename an account or give it other keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        settings: {
                            /** @constant */
                            provider: "hetzner";
                        } | {
                            /** @constant */
                            provider: "scaleway";
                            accessKey: string;
                            projectId: string;
                            /** @default [] */
                            zones: string[];
                        } | {
                            /** @constant */
                            provider: "ovh";
                            applicationKey: string;
                            projectId: string;
                        } | {
                            /** @constant */
                            provider: "local";
                        };
                        relays: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        checkedAt: string | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. provider.refused: The provider does not do this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget an account that has no relays and supplies no region, half an hour after the last was given back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.in-use: This account has relays or addresses, or supplies a region. Give them back and supply the region otherwise first. provider.settling: Relays or addresses of this account were given back less than half an hour ago, and the provider may still carry out an order for them, which only this account can undo. Remove it after that. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderRegions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the provider has servers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        city: string;
                        country: string | null;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.refused: The provider does not do this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderSizes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the provider sells there, cheapest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        vcpus: number;
                        memoryMib: number;
                        /** @enum {string} */
                        architecture: "x86" | "arm";
                        bandwidthMbit: number | null;
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                        /** @enum {string} */
                        stock: "available" | "scarce" | "sold-out" | "unknown";
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.refused: The provider does not do this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAddressPrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What one more public address costs there a month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pricePerMonth: {
                            amount: string;
                            currency: string;
                        } | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description provider.refused: The provider does not do this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuppliedRegions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All regions, how each is supplied and how full it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: {
                            en: string;
                            fr: string;
                        };
                        supply: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            accountId: string;
                            providerRegion: string;
                            size: string;
                            /**
                             * @default debian-12
                             * @enum {string}
                             */
                            image: "debian-12" | "debian-13";
                            /** @default 4 */
                            mostRelays: number;
                            /** @default null */
                            lineKbit: number | null;
                            /** @default 200 */
                            mostSites: number;
                        } | null;
                        relays: number;
                        sites: number;
                        room: number;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSuppliedRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: {
                        en: string;
                        fr: string;
                    };
                    supply: {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        accountId: string;
                        providerRegion: string;
                        size: string;
                        /**
                         * @default debian-12
                         * @enum {string}
                         */
                        image?: "debian-12" | "debian-13";
                        /** @default 4 */
                        mostRelays?: number;
                        /** @default null */
                        lineKbit?: number | null;
                        /** @default 200 */
                        mostSites?: number;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Add or change a region */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: {
                            en: string;
                            fr: string;
                        };
                        supply: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            accountId: string;
                            providerRegion: string;
                            size: string;
                            /**
                             * @default debian-12
                             * @enum {string}
                             */
                            image: "debian-12" | "debian-13";
                            /** @default 4 */
                            mostRelays: number;
                            /** @default null */
                            lineKbit: number | null;
                            /** @default 200 */
                            mostSites: number;
                        } | null;
                        relays: number;
                        sites: number;
                        room: number;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant’s webhooks, the oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        url: string;
                        kinds: ("site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up")[];
                        enabled: boolean;
                        failingSince: string | null;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    kinds: ("site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up")[];
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Add a webhook; its secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        url: string;
                        kinds: ("site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up")[];
                        enabled: boolean;
                        failingSince: string | null;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                        secret: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description webhook.too-many: There are as many webhooks as there can be. Remove one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    kinds: ("site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up")[];
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a webhook, or switch it on again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        url: string;
                        kinds: ("site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up")[];
                        enabled: boolean;
                        failingSince: string | null;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a webhook and what it was still to be told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a test, once */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        announcementId: string;
                        /** @enum {string} */
                        kind: "site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up" | "webhook.test";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        at: string;
                        /** @enum {string} */
                        state: "pending" | "delivered" | "failed";
                        attempts: number;
                        lastAttemptAt: string | null;
                        nextAttemptAt: string | null;
                        status: number | null;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                        } | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description webhook.off: This webhook is switched off. Switch it on first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a webhook was told of late, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            announcementId: string;
                            /** @enum {string} */
                            kind: "site.address-changed" | "device.offline" | "device.online" | "line.down" | "line.up" | "webhook.test";
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            /** @enum {string} */
                            state: "pending" | "delivered" | "failed";
                            attempts: number;
                            lastAttemptAt: string | null;
                            nextAttemptAt: string | null;
                            status: number | null;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            } | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant’s members, and the invitations that are open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: {
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            id: string;
                            /**
                             * Format: uuid
                             * @description UUID
                             */
                            userId: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "viewer";
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            since: string;
                        }[];
                        invitations: {
                            handle: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "viewer";
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            expiresAt: string;
                        }[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "viewer";
                };
            };
        };
        responses: {
            /** @description Invite somebody; the link is shown this once, and an earlier one to the same address ends */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        handle: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "viewer";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        expiresAt: string;
                        link: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description team.already-member: This person belongs to your organisation already. team.too-many: There are as many members or invitations as there can be. Remove one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Call an invitation back: its link ends */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "owner" | "admin" | "viewer";
                };
            };
        };
        responses: {
            /** @description Give a member another role; only an owner makes and unmakes owners */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        userId: string;
                        name: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "viewer";
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        since: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description team.last-owner: An organisation needs an owner. Make somebody else owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                memberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a member out, or leave oneself; sessions in this tenant end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description team.last-owner: An organisation needs an owner. Make somebody else owner first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an invitation’s link leads to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tenant: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "viewer";
                        inviter: string;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        expiresAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.ended: This invitation has ended. Ask whoever invited you for another one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Join; the session goes on in that tenant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.other-person: This invitation is for another e-mail address. Sign in with that one. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description team.too-many: There are as many members or invitations as there can be. Remove one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description invitation.ended: This invitation has ended. Ask whoever invited you for another one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenants that the caller belongs to, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        active: boolean;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseTenant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description UUID
                     */
                    tenantId: string;
                };
            };
        };
        responses: {
            /** @description Go on in another of one’s tenants */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDnsZones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Zones in which sites may have names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        server: {
                            address: string;
                            port: number;
                        };
                        key: {
                            name: string;
                            /** @enum {string} */
                            algorithm: "hmac-sha256" | "hmac-sha512";
                        };
                        names: number;
                        failing: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        check: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            } | null;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    }[];
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDnsZone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    server: {
                        address: string;
                        /** @default 53 */
                        port?: number;
                    };
                    key: {
                        name: string;
                        /** @enum {string} */
                        algorithm: "hmac-sha256" | "hmac-sha512";
                        secret: string;
                    };
                };
            };
        };
        responses: {
            /** @description Add a zone */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        server: {
                            address: string;
                            port: number;
                        };
                        key: {
                            name: string;
                            /** @enum {string} */
                            algorithm: "hmac-sha256" | "hmac-sha512";
                        };
                        names: number;
                        failing: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        check: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            } | null;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description conflict: Someone changed this meanwhile. Reload and try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateDnsZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zoneId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    server: {
                        address: string;
                        /** @default 53 */
                        port?: number;
                    };
                    key: {
                        name: string;
                        /** @enum {string} */
                        algorithm: "hmac-sha256" | "hmac-sha512";
                        secret?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Give a zone another server or key; names that fail are tried at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        server: {
                            address: string;
                            port: number;
                        };
                        key: {
                            name: string;
                            /** @enum {string} */
                            algorithm: "hmac-sha256" | "hmac-sha512";
                        };
                        names: number;
                        failing: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        check: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            } | null;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeDnsZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget a zone in which no site has a name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description dns.zone-in-use: Sites have names in this zone. Take those names away first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkDnsZone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                zoneId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Write a name to a zone and take it out again; names that fail are tried at once when that works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUID
                         */
                        id: string;
                        name: string;
                        server: {
                            address: string;
                            port: number;
                        };
                        key: {
                            name: string;
                            /** @enum {string} */
                            algorithm: "hmac-sha256" | "hmac-sha512";
                        };
                        names: number;
                        failing: number;
                        problem: {
                            code: string;
                            message: {
                                en: string;
                                fr: string;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                        } | null;
                        check: {
                            /**
                             * Format: date-time
                             * @description ISO 8601 instant
                             */
                            at: string;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                            } | null;
                        } | null;
                        /**
                         * Format: date-time
                         * @description ISO 8601 instant
                         */
                        createdAt: string;
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSiteDns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site’s name in the DNS, and the zones it may have one in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: {
                            name: string;
                            address: string | null;
                            toldAt: string | null;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                        } | null;
                        zones: string[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSiteDns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string | null;
                };
            };
        };
        responses: {
            /** @description Give the site a name, another, or none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: {
                            name: string;
                            address: string | null;
                            toldAt: string | null;
                            problem: {
                                code: string;
                                message: {
                                    en: string;
                                    fr: string;
                                };
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 instant
                                 */
                                at: string;
                            } | null;
                        } | null;
                        zones: string[];
                    };
                };
            };
            /** @description request.invalid: Some fields need your attention. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.required: Sign in to continue. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description auth.forbidden: Your role does not allow this. Ask an owner or an administrator. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found: There is nothing here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal: Something went wrong on our side. It has been recorded. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
