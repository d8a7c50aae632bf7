import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import parser from 'socket.io-msgpack-parser';
import type { Gate } from './seat-socket.ts';

/** Longest message a page may send, bytes; a report of eleven elements is a few kB. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/**
 * Messages from this size on are packed, bytes: what a page gets when it joins, and large rasters.
 * Frames and orders stay below it and wait for no packing.
 */
export const PACKED_FROM_BYTES = 16 * 1024;
/** Of zlib: most of the gain at a fraction of the time of the highest. */
export const PACK_LEVEL = 3;

/** A page of another site must not speak with this browser's cookies. */
function sameSite(req: IncomingMessage): boolean {
  const { origin, host } = req.headers;
  return origin === undefined || origin.replace(/^https?:\/\//, '') === host;
}

/** The socket server: WebSocket and msgpack alone, small messages in, large ones packed out. */
export const openGate = (http: HttpServer): Gate =>
  new Server(http, {
    transports: ['websocket'],
    parser,
    perMessageDeflate: {
      threshold: PACKED_FROM_BYTES,
      zlibDeflateOptions: { level: PACK_LEVEL },
      // Each message for itself: a memory of earlier ones would cost every socket 300 kB.
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    },
    // Counted after unpacking.
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    serveClient: false,
    allowRequest: (req, done) => done(null, sameSite(req)),
  });
