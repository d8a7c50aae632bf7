import { io, type Socket } from 'socket.io-client';
import * as msgpack from 'socket.io-msgpack-parser';
import {
  PROTOCOL_VERSION,
  type ClientToServer,
  type Handshake,
  type ServerToClient,
  type SessionKind,
} from '../../engine/protocol/wire.ts';

export interface Listener extends ServerToClient {
  disconnect(): void;
  refused(code: string): void;
}

/** What a session needs of a socket; a test gives it a twin without a network. */
export interface Transport {
  listen(listener: Listener): void;
  emit<E extends keyof ClientToServer>(event: E, ...args: Parameters<ClientToServer[E]>): void;
  close(): void;
}

/**
 * Bytes as the parser gives them: a bare buffer in a browser (or a view of one elsewhere), and for
 * a typed array, which travels as extension 0, the pair of type and buffer.
 */
export function asBytes(runs: unknown): Uint8Array {
  if (runs instanceof ArrayBuffer) return new Uint8Array(runs);
  if (Array.isArray(runs) && runs.length === 2) return asBytes(runs[1]);
  if (ArrayBuffer.isView(runs))
    return new Uint8Array(runs.buffer, runs.byteOffset, runs.byteLength);
  throw new TypeError('a layer came without its bytes');
}

/** Entry script of this page when it was built; null when a development server writes it anew. */
function builtFrom(): string | null {
  const entry = document.querySelector('script[type=module][src^="/assets/"]');
  return entry?.getAttribute('src') ?? null;
}

/** WebSocket alone, msgpack on the wire, coming back by itself for as long as the page lives. */
export function socketTransport(as: SessionKind): Transport {
  const auth: Handshake = { protocol: PROTOCOL_VERSION, as, build: builtFrom() };
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ['websocket'],
    parser: msgpack,
    auth,
    autoConnect: false,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
  });
  return {
    listen(listener) {
      socket.on('disconnect', (reason) => {
        listener.disconnect();
        // The server hung up on us: socket.io leaves coming back to the page.
        if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1000);
      });
      socket.on('connect_error', (error) => {
        // While `active`, the socket tries again by itself: the server is merely away.
        if (socket.active) listener.disconnect();
        else listener.refused(error.message);
      });
      socket.on('hello', (hello) => listener.hello(hello));
      socket.on('lobby', (lobby) => listener.lobby(lobby));
      socket.on('setup', (setup) => listener.setup(setup));
      socket.on('frame', (frame) => listener.frame(frame));
      socket.on('clock', (clock) => listener.clock(clock));
      socket.on('changed', (what) => listener.changed(what));
      socket.on('layer', (layer) => listener.layer({ ...layer, runs: asBytes(layer.runs) }));
      socket.connect();
    },
    emit: (event, ...args) => void socket.emit(event, ...args),
    close: () => void socket.close(),
  };
}
