import type { Server as HttpServer } from 'node:http';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import { PROTOCOL_VERSION } from '../../engine/protocol/wire.ts';
import type { SessionKind, Told } from '../../engine/protocol/wire.ts';
import { handshakeSchema } from '../../engine/protocol/wire-schema.ts';
import { madeApart } from './page-build.ts';
import type { Session, Sessions } from '../auth/sessions.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { Published } from '../exercises/host-port.ts';
import type { Seating } from '../exercises/seating.ts';
import type { Sets } from '../groups/sets.ts';
import type { Log } from '../log.ts';
import { COOKIES, cookieOf } from './cookies.ts';
import { openGate } from './gate.ts';
import { LobbyTeller } from './lobby-teller.ts';
import { receive } from './receive.ts';
import { actorOf, kindRoom, newBucket, offRoom, slowRoom, viewRoom } from './seat-socket.ts';
import type { Gate, SeatSocket, SocketData } from './seat-socket.ts';
import { SlowSockets } from './slow-sockets.ts';

/** The parser sends a Buffer as plain bytes; any other typed array as a pair with its type. */
const asBinary = (l: LayerFrame): LayerFrame => ({
  ...l,
  runs: Buffer.from(l.runs.buffer, l.runs.byteOffset, l.runs.byteLength),
});

export interface GatewayOptions {
  readonly http: HttpServer;
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly seating: Seating;
  readonly sets: Sets;
  readonly log: Log;
  readonly nowMs: () => number;
  /** Entry script of the page that this server came with. */
  readonly build: string | null;
}

/**
 * The sockets: who may connect, which room they are in, and what goes to which room. One room per
 * view and one emit per frame, whatever the number of browsers. Decides nothing about the exercise.
 */
export class Gateway {
  readonly #o: GatewayOptions;
  readonly #io: Gate;
  /** Sockets that wait for `joined`, by the token given to the host. */
  readonly #joining = new Map<string, { socket: SeatSocket; view: ViewId; asked: number }>();
  readonly #lobbies: LobbyTeller;
  readonly #slow: SlowSockets;
  #next = 1;

  constructor(o: GatewayOptions) {
    this.#o = o;
    this.#io = openGate(o.http);
    this.#lobbies = new LobbyTeller(this.#io, o.seating);
    this.#slow = new SlowSockets(this.#io, (socket, view) => this.#show(socket, view, 0));
    // A page that comes back while the server finds its exercises again waits for them.
    this.#io.use((socket, next) => void o.directory.known.then(() => this.#admit(socket, next)));
    this.#io.on('connection', (socket) => this.#connected(socket));
    this.#io.of('/').adapter.on('delete-room', (room: string) => this.#roomEmpty(room));
    o.directory.threads.onPublished = (entry, batch) => this.#forward(entry, batch);
    o.directory.threads.onRevived = (entry) => {
      for (const s of this.#sockets(entry)) this.#show(s, s.data.view, 0);
    };
    o.directory.threads.connected = (entry) => this.#sockets(entry).length > 0;
    o.sessions.inUse = (hash) =>
      [...this.#io.of('/').sockets.values()].some((s) => s.data.tokenHash === hash);
    o.seating.onChange = (entry, session) => this.#seatChanged(entry, session);
    o.seating.present = (entry, seatId) => this.#present(entry, seatId);
  }

  #admit(socket: SeatSocket, next: (e?: Error) => void): void {
    const hand = handshakeSchema.safeParse(socket.handshake.auth);
    if (!hand.success) return next(new Error('badHandshake'));
    if (hand.data.protocol !== PROTOCOL_VERSION || madeApart(hand.data.build, this.#o.build))
      return next(new Error('protocolVersion'));
    const token = cookieOf(socket.handshake.headers.cookie, COOKIES[hand.data.as]);
    const session = this.#o.sessions.find(token, hand.data.as);
    const entry = session === null ? null : this.#o.directory.find(session.exerciseId);
    if (session === null || entry === null) return next(new Error('notAvailable'));
    Object.assign(socket.data, {
      entry,
      kind: session.kind,
      tokenHash: session.tokenHash,
      view: session.kind === 'desk' ? 'truth' : session.seatId,
      room: null,
      asked: 0,
      slow: false,
      off: new Set(),
      named: new Set(),
      bucket: newBucket(this.#o.nowMs()),
      refused: 0,
    } satisfies SocketData);
    next();
  }

  #session(socket: SeatSocket): Session | null {
    return this.#o.sessions.byHash(socket.data.tokenHash);
  }

  #connected(socket: SeatSocket): void {
    const { entry, kind } = socket.data;
    void socket.join(kindRoom(entry, kind));
    receive(socket, {
      directory: this.#o.directory,
      seating: this.#o.seating,
      hidden: () => kind === 'seat' && this.#o.sets.hides(entry),
      session: () => this.#session(socket),
      show: (view, lastFrame) => this.#show(socket, view, lastFrame),
      nowMs: this.#o.nowMs,
      log: this.#o.log,
    });
    socket.on('disconnect', () => {
      for (const [token, j] of this.#joining) if (j.socket === socket) this.#joining.delete(token);
      this.#lobbies.changed(entry);
    });
    this.#greet(socket).catch((e: unknown) => {
      this.#o.log.error({ err: e, exercise: entry.row.id }, 'a connection could not be served');
      socket.disconnect(true);
    });
    this.#lobbies.changed(entry);
  }

  async #greet(socket: SeatSocket): Promise<void> {
    const { entry, kind, view } = socket.data;
    // While the exercise is loaded, the page shows who is there and that time stands.
    if (this.#o.directory.threads.recovering(entry)) {
      socket.emit('lobby', this.#o.seating.lobby(entry, kind === 'desk'));
      socket.emit('clock', entry.clock);
    }
    const host = await this.#o.directory.host(entry);
    const actor = actorOf(socket.data, this.#session(socket));
    const lastClientSeq = actor === null ? 0 : await host.lastClientSeq(actor);
    socket.emit('hello', {
      protocol: PROTOCOL_VERSION,
      as: kind,
      view: this.#shownView(entry, kind, view),
      lastClientSeq,
    });
    socket.emit('lobby', this.#o.seating.lobby(entry, kind === 'desk'));
    socket.emit('clock', entry.clock);
    this.#show(socket, view, 0);
  }

  /** The name under which a page knows its view: of a seat that is hidden yet, that of its chair. */
  #shownView(entry: Entry, kind: Session['kind'], view: ViewId | null): ViewId {
    const veil = kind === 'seat' ? this.#o.sets.veil(entry) : null;
    if (view === null) return '';
    return veil === null ? view : (veil.toChair(view) ?? '');
  }

  /** Before the start a player sees the lobby and nothing else. */
  #maySee(d: SocketData, view: ViewId): boolean {
    if (d.kind === 'desk')
      return view === 'truth' || d.entry.scenario.seats.some((s) => s.id === view);
    return d.view === view && d.entry.phase !== 'standby';
  }

  /** Puts a socket into the room of a view, once the host says from which frame on. */
  #show(socket: SeatSocket, view: ViewId | null, lastFrame: number): boolean {
    const d = socket.data;
    if (view === null || !this.#maySee(d, view)) return false;
    if (d.view !== view) lastFrame = 0;
    d.view = view;
    const asked = ++d.asked;
    const token = `${socket.id}#${this.#next++}`;
    this.#joining.set(token, { socket, view, asked });
    this.#o.directory
      .host(d.entry)
      .then((host) => host.join(token, view, lastFrame))
      .catch((e: unknown) => {
        this.#joining.delete(token);
        this.#o.log.error({ err: e, exercise: d.entry.row.id }, 'a view could not be shown');
      });
    return true;
  }

  #joined(p: Extract<Published, { kind: 'joined' }>): void {
    const waiting = this.#joining.get(p.token);
    this.#joining.delete(p.token);
    if (waiting === undefined) return;
    const { socket, asked } = waiting;
    const d = socket.data;
    if (d.asked !== asked || !socket.connected) return;
    const room = viewRoom(d.entry, p.view);
    if (d.room !== null && d.room !== room) void socket.leave(d.room);
    d.room = room;
    void socket.join(room);
    if (p.setup !== null) socket.emit('setup', p.setup);
    for (const f of p.frames) socket.emit('frame', f);
    for (const l of p.layers)
      if (d.off.has(l.id)) this.#name(socket, l);
      else socket.emit('layer', asBinary(l));
  }

  #forward(entry: Entry, batch: readonly Published[]): void {
    for (const p of batch) {
      if (p.kind === 'joined') this.#joined(p);
      else if (p.kind === 'frame')
        this.#io.to(viewRoom(entry, p.view)).except(slowRoom(entry)).emit('frame', p.frame);
      else if (p.kind === 'layer') this.#layer(entry, p.view, p.layer);
      else if (p.kind === 'clock')
        this.#io.to([kindRoom(entry, 'desk'), kindRoom(entry, 'seat')]).emit('clock', p.clock);
      else if (p.kind === 'occupants') this.#lobbies.changed(entry);
      else if (p.kind === 'phase') this.#phaseChanged(entry);
    }
  }

  /** A raster goes to the pages that show it; the others learn once that there is such a thing. */
  #layer(entry: Entry, view: ViewId, layer: LayerFrame): void {
    const room = viewRoom(entry, view);
    const off = offRoom(entry, layer.id);
    this.#io
      .to(room)
      .except([slowRoom(entry), off])
      .emit('layer', asBinary(layer));
    for (const s of this.#sockets(entry))
      if (s.data.room === room && s.data.off.has(layer.id)) this.#name(s, layer);
  }

  #name(socket: SeatSocket, layer: LayerFrame): void {
    if (socket.data.named.has(layer.id)) return;
    socket.data.named.add(layer.id);
    socket.emit('layer', asBinary({ ...layer, runs: new Uint8Array(0) }));
  }

  #sockets(entry: Entry): SeatSocket[] {
    return [...this.#io.of('/').sockets.values()].filter((s) => s.data.entry === entry);
  }

  /** The start opens the views of the players. */
  #phaseChanged(entry: Entry): void {
    this.#lobbies.changed(entry);
    for (const s of this.#sockets(entry)) if (s.data.room === null) this.#show(s, s.data.view, 0);
  }

  #seatChanged(entry: Entry, session: Session | null): void {
    this.#lobbies.changed(entry);
    if (session === null || session.kind !== 'seat') return;
    for (const s of this.#sockets(entry)) {
      const d = s.data;
      if (d.tokenHash !== session.tokenHash || d.view === session.seatId) continue;
      if (d.room !== null) void s.leave(d.room);
      d.room = null;
      d.asked++;
      d.view = session.seatId;
      void this.#greet(s).catch(() => s.disconnect(true));
    }
  }

  #present(entry: Entry, seatId: string): boolean {
    return this.#sockets(entry).some((s) => s.data.kind === 'seat' && s.data.view === seatId);
  }

  /** Tells pages that something beside their views is new. */
  changed(entry: Entry, what: Told, to: readonly SessionKind[]): void {
    this.#io.to(to.map((kind) => kindRoom(entry, kind))).emit('changed', what);
  }

  /** Ends the connections of a session that is no more. */
  cut(tokenHash: string): void {
    for (const s of this.#io.of('/').sockets.values())
      if (s.data.tokenHash === tokenHash) s.disconnect(true);
  }

  #roomEmpty(room: string): void {
    const [id, what, view] = room.split('/');
    if (what !== 'view' || id === undefined || view === undefined) return;
    const entry = this.#o.directory.find(id);
    if (entry === null || entry.host === null) return;
    for (const j of this.#joining.values())
      if (j.socket.data.entry === entry && j.view === view) return;
    void entry.host.then((h) => h.port.unwatch(view)).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#slow.close();
    await this.#io.close();
  }
}
