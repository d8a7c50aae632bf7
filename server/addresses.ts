import { networkInterfaces } from 'node:os';

/** Addresses of this machine that others on the LAN can reach, IPv4 first. */
export function lanAddresses(): string[] {
  const v4: string[] = [];
  const v6: string[] = [];
  for (const list of Object.values(networkInterfaces()))
    for (const a of list ?? []) {
      if (a.internal) continue;
      if (a.family === 'IPv4') v4.push(a.address);
      // Link-local addresses need a zone that a URL cannot carry.
      else if (!a.address.startsWith('fe80')) v6.push(`[${a.address}]`);
    }
  return [...v4, ...v6];
}

const LOCAL_ONLY = new Set(['localhost', '127.0.0.1', '::1']);
const EVERYWHERE = new Set(['0.0.0.0', '::', '']);

export const isLocalOnly = (host: string): boolean => LOCAL_ONLY.has(host);

/** URLs under which the server is reached; those for other machines first. */
export function urlsOf(host: string, port: number): string[] {
  const local = `http://localhost:${port}`;
  if (isLocalOnly(host)) return [local];
  const hosts = EVERYWHERE.has(host) ? lanAddresses() : [host];
  return [...hosts.map((h) => `http://${h}:${port}`), local];
}
