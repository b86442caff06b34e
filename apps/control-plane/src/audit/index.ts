/** Who did what: one entry in the transaction of each write, and the tenant's list of them. */
export { AuditModule } from './audit.module.js';
export { auditPlatform, insertAudit, insertAudits } from './audit.repository.js';
