import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Rejection } from '../../engine/exercise/commands/command.ts';
import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import {
  checkMessageSchema,
  commandMessageSchema,
  layersOffSchema,
  paceMessageSchema,
  parseMessage,
  resumeMessageSchema,
  viewMessageSchema,
} from '../../engine/protocol/wire-schema.ts';
import type { Session } from '../auth/sessions.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Seating } from '../exercises/seating.ts';
import type { Log } from '../log.ts';
import { REFUSED_BEFORE_CUT, actorOf, offRoom } from './seat-socket.ts';
import type { SeatSocket } from './seat-socket.ts';

export interface ReceiveOptions {
  readonly directory: Directory;
  readonly seating: Seating;
  /** A player before a blind start: nothing that it asks may be answered from the scenario. */
  readonly hidden: () => boolean;
  readonly session: () => Session | null;
  readonly show: (view: ViewId, lastFrame: number) => boolean;
  readonly nowMs: () => number;
  readonly log: Log;
}

type Answer = { readonly ok: boolean };
type AckFn = (a: never) => void;

const refused = (rejection: Rejection): Answer & { rejection: Rejection } => ({
  ok: false,
  rejection,
});

/** Everything a page may send: parsed, counted, checked for authority, answered. */
export function receive(socket: SeatSocket, o: ReceiveOptions): void {
  socket.use((packet, next) => {
    if (socket.data.bucket.take(o.nowMs())) return next();
    const ack: unknown = packet.at(-1);
    if (typeof ack === 'function') (ack as (a: Answer) => void)(refused(refuse('rateLimited')));
    if (++socket.data.refused < REFUSED_BEFORE_CUT) return;
    o.log.warn({ exercise: socket.data.entry.row.id }, 'a flooding connection was cut');
    socket.disconnect(true);
  });
  const handlers: Record<string, (message: unknown) => Promise<Answer>> = {
    cmd: (m) => command(socket, o, m),
    check: (m) => check(socket, o, m),
    pace: (m) => pace(socket, o, m),
    view: (m) => Promise.resolve(view(socket, o, m)),
    briefingRead: () => briefingRead(socket, o),
    resume: (m) => Promise.resolve(resume(o, m)),
    layersOff: (m) => Promise.resolve(layersOff(socket, m)),
  };
  socket.onAny((event: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const ack = typeof last === 'function' ? (last as AckFn as (a: Answer) => void) : null;
    const handler = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
    if (handler === undefined) {
      ack?.(refused(refuse('unknownCommand', { type: event.slice(0, 40) })));
      return;
    }
    handler(typeof args[0] === 'function' ? undefined : args[0]).then(
      (answer) => ack?.(answer),
      (e: unknown) => {
        o.log.error({ err: e, event, exercise: socket.data.entry.row.id }, 'a message failed');
        ack?.(refused(refuse('storeUnavailable')));
      },
    );
  });
}

async function command(socket: SeatSocket, o: ReceiveOptions, m: unknown): Promise<Answer> {
  const parsed = parseMessage(commandMessageSchema, m);
  if (!parsed.ok) return refused(parsed.error);
  const actor = actorOf(socket.data, o.session());
  if (actor === null) return refused(refuse('notAuthorised'));
  if (o.hidden()) return refused(refuse('notRunning'));
  const host = await o.directory.host(socket.data.entry);
  return host.submit(actor, parsed.value.clientSeq, parsed.value.command);
}

async function check(socket: SeatSocket, o: ReceiveOptions, m: unknown): Promise<Answer> {
  const parsed = parseMessage(checkMessageSchema, m);
  if (!parsed.ok) return refused(parsed.error);
  const actor = actorOf(socket.data, o.session());
  if (actor === null) return refused(refuse('notAuthorised'));
  if (o.hidden()) return refused(refuse('notRunning'));
  const host = await o.directory.host(socket.data.entry);
  return host.check(actor, parsed.value.command);
}

async function pace(socket: SeatSocket, o: ReceiveOptions, m: unknown): Promise<Answer> {
  if (socket.data.kind !== 'desk') return refused(refuse('notAuthorised'));
  const parsed = parseMessage(paceMessageSchema, m);
  if (!parsed.ok) return refused(parsed.error);
  return (await o.directory.host(socket.data.entry)).pace(parsed.value);
}

function view(socket: SeatSocket, o: ReceiveOptions, m: unknown): Answer {
  if (socket.data.kind !== 'desk') return refused(refuse('notAuthorised'));
  const parsed = parseMessage(viewMessageSchema, m);
  if (!parsed.ok) return refused(parsed.error);
  return o.show(parsed.value.view, 0) ? { ok: true } : refused(refuse('notAuthorised'));
}

/** A player's `resume` for another view than its own is like one for a view that is not there. */
function resume(o: ReceiveOptions, m: unknown): Answer {
  const parsed = parseMessage(resumeMessageSchema, m);
  if (!parsed.ok) return refused(parsed.error);
  return o.show(parsed.value.view, parsed.value.lastFrame)
    ? { ok: true }
    : refused(refuse('notAuthorised'));
}

/** From now on the page gets these rasters empty, once, and no more of them. */
function layersOff(socket: SeatSocket, m: unknown): Answer {
  const parsed = parseMessage(layersOffSchema, m);
  if (!parsed.ok) return refused(parsed.error);
  const { data } = socket;
  const rooms = (ids: ReadonlySet<LayerId>): string[] =>
    [...ids].map((id) => offRoom(data.entry, id));
  for (const room of rooms(data.off)) void socket.leave(room);
  data.off = new Set(parsed.value.ids);
  void socket.join(rooms(data.off));
  return { ok: true };
}

async function briefingRead(socket: SeatSocket, o: ReceiveOptions): Promise<Answer> {
  const session = o.session();
  if (session === null || session.kind !== 'seat' || session.seatId === null)
    return refused(refuse('notAuthorised'));
  return (await o.seating.readBriefing(socket.data.entry, session))
    ? { ok: true }
    : refused(refuse('storeUnavailable'));
}
