import type { IncomingMessage } from 'node:http';
import { sameSecret } from './keys.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** True when the request comes from this machine and is meant for it. */
export function fromThisMachine(req: IncomingMessage): boolean {
  const address = req.socket.remoteAddress ?? '';
  // A page of another site could be made to name us by a host of its own (DNS rebinding).
  const host = (req.headers.host ?? '').replace(/:\d+$/, '');
  const local = host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
  return LOOPBACK.has(address) && local && req.headers['x-forwarded-for'] === undefined;
}

/** Who may create exercises: this machine, or whoever has the key that was printed at the start. */
export const mayHost = (req: IncomingMessage, hostKey: string): boolean => {
  const given = req.headers['x-host-key'];
  if (typeof given === 'string' && sameSecret(given, hostKey)) return true;
  return fromThisMachine(req);
};
