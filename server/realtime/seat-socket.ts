import type { Server, Socket } from 'socket.io';
import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { Actor } from '../../engine/exercise/commands/command.ts';
import type { ClientToServer, ServerToClient } from '../../engine/protocol/wire.ts';
import type { Session } from '../auth/sessions.ts';
import type { Entry } from '../exercises/entry.ts';
import { TokenBucket } from './token-bucket.ts';

export interface SocketData {
  readonly entry: Entry;
  readonly kind: Session['kind'];
  readonly tokenHash: string;
  /** View that the page asked for; null for a player without a seat. */
  view: ViewId | null;
  /** The room it is in; follows `view` when the host has answered. */
  room: string | null;
  /** Number of the last `join` asked of the host; older answers are void. */
  asked: number;
  slow: boolean;
  /** Rasters that the page does not show; and those of them that it knows to be there. */
  off: ReadonlySet<LayerId>;
  readonly named: Set<LayerId>;
  readonly bucket: TokenBucket;
  /** Messages refused for their number. */
  refused: number;
}

export type Gate = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type SeatSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** Orders, checks and the rest that one page may send: a person never comes near it. */
const MESSAGES_PER_S = 20;
const MESSAGES_AT_ONCE = 60;
/** Refused messages after which the connection is cut: a program has run wild, or wants to harm. */
export const REFUSED_BEFORE_CUT = 200;

export const newBucket = (nowMs: number): TokenBucket =>
  new TokenBucket(MESSAGES_PER_S, MESSAGES_AT_ONCE, nowMs);

export const viewRoom = (e: Entry, view: ViewId): string => `${e.row.id}/view/${view}`;
export const kindRoom = (e: Entry, kind: Session['kind']): string => `${e.row.id}/${kind}`;
/** Pages that do not show a raster. */
export const offRoom = (e: Entry, id: LayerId): string => `${e.row.id}/off/${id}`;
export const slowRoom = (e: Entry): string => `${e.row.id}/slow`;

/** Who acts through this socket, or null for a page without a seat. */
export function actorOf(d: SocketData, session: Session | null): Actor | null {
  if (d.kind === 'desk') return { kind: 'instructor' };
  const seatId = session?.seatId ?? null;
  return seatId === null ? null : { kind: 'seat', seatId };
}

/** Bytes that wait in the socket because the other side does not read. */
export function backlog(socket: SeatSocket): number {
  // engine.io keeps the WebSocket in a member that its types do not show.
  const transport = socket.conn.transport as unknown as { socket?: { bufferedAmount?: number } };
  return transport.socket?.bufferedAmount ?? 0;
}
