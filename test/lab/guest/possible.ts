import type { Step } from '@tresse/net-plan';

/**
 * True for what every guest's kernel can do, of all that a plan may ask for: Debian's has neither WireGuard nor MPTCP nor
 * nft for IP.
 */
export function isPossible(step: Step): boolean {
  switch (step.action) {
    case 'write-file':
    case 'create-link':
    case 'remove-link':
    case 'join-bond':
    case 'prefer-member':
    case 'leave-bond':
    case 'add-rule':
      return true;
    case 'add-address':
      return !isTunnel(step.link);
    case 'set-link':
      return !isTunnel(step.name);
    case 'set-queue':
    case 'change-queue':
      return !isTunnel(step.queue.device);
    case 'remove-queue':
      return !isTunnel(step.device);
    case 'set-route':
    case 'remove-route':
      return !isTunnel(step.route.device ?? '');
    case 'set-sysctl':
      return /\/t[ab]/.test(step.path);
    case 'start-service':
    case 'stop-service':
      return step.name.startsWith('bond-');
    default:
      return false;
  }
}

const isTunnel = (name: string) => /^t[lr]/.test(name);
