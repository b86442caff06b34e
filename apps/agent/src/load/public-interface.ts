/** Flag of a route that is up (linux/route.h, RTF_UP). */
const UP = 1;

/**
 * The interface of the default route in /proc/net/route (proc_net(5): interface, destination, gateway, flags, counters,
 * metric), the one of the least metric where there are several; null without one.
 */
export function defaultInterface(text: string): string | null {
  const ways = text.split('\n').flatMap((row) => {
    const [name = '', destination, , flags = '0', , , metric, mask] = row.trim().split(/\s+/);
    const isDefault = destination === '00000000' && mask === '00000000';
    return isDefault && (Number.parseInt(flags, 16) & UP) !== 0 ? [{ name, metric: Number(metric) }] : [];
  });
  return ways.sort((a, b) => a.metric - b.metric)[0]?.name ?? null;
}
