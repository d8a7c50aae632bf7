import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import parser from 'socket.io-msgpack-parser';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { LayerFrame } from '../../../engine/exercise/layer-frame.ts';
import type { SeatView } from '../../../engine/exercise/view.ts';
import type { Setup } from '../../../engine/exercise/setup.ts';
import { unpack } from '../../../engine/protocol/columns.ts';
import { patch } from '../../../engine/protocol/diff.ts';
import { PROTOCOL_VERSION } from '../../../engine/protocol/wire.ts';
import type {
  Ack,
  ClientToServer,
  ClockFrame,
  Hello,
  Lobby,
  PaceMessage,
  ServerToClient,
  SessionKind,
  ViewFrame,
} from '../../../engine/protocol/wire.ts';

type Wire = Socket<ServerToClient, ClientToServer>;

/** Waits until `test` holds, at most `ms`. */
export async function until(test: () => boolean, what: string, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!test()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((r) => setTimeout(r, 5));
  }
}

/** A page connected to the server: keeps its view by patches, as the client does. */
export class Page {
  readonly socket: Wire;
  hello: Hello | null = null;
  lobby: Lobby | null = null;
  setup: Setup | null = null;
  clock: ClockFrame | null = null;
  view: SeatView | null = null;
  frames: ViewFrame[] = [];
  layers: LayerFrame[] = [];
  n = 0;
  connectError: string | null = null;

  constructor(socket: Wire) {
    this.socket = socket;
    socket.on('hello', (h) => (this.hello = h));
    socket.on('lobby', (l) => (this.lobby = l));
    socket.on('setup', (s) => (this.setup = s));
    socket.on('clock', (c) => (this.clock = c));
    socket.on('layer', (l) => this.layers.push(l));
    socket.on('connect_error', (e) => (this.connectError = e.message));
    socket.on('frame', (f) => this.#frame(f));
  }

  #frame(f: ViewFrame): void {
    this.frames.push(f);
    this.clock = f.clock;
    if (f.kind === 'key') this.view = unpack(f.view);
    else if (f.base !== this.n) throw new Error(`frame ${f.n} stands on ${f.base}, not ${this.n}`);
    else this.view = patch(this.view, f.patch) as SeatView;
    this.n = f.n;
  }

  command(clientSeq: number, command: Command): Promise<Ack<{ seq: number; tick: number }>> {
    return this.socket.timeout(5000).emitWithAck('cmd', { clientSeq, command });
  }
  /** Anything at all, for what no client of ours would send. */
  raw(event: string, message: unknown): Promise<Ack> {
    const wire = this.socket as unknown as Socket;
    return wire.timeout(5000).emitWithAck(event, message) as Promise<Ack>;
  }
  pace(m: PaceMessage): Promise<Ack<object>> {
    return this.socket.timeout(5000).emitWithAck('pace', m);
  }
  close(): void {
    this.socket.disconnect();
  }
}

/** One browser: a cookie jar, HTTP and sockets. */
export class Browser {
  readonly base: string;
  readonly cookies = new Map<string, string>();

  constructor(base: string) {
    this.base = base;
  }

  get cookie(): string {
    return [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.cookie);
    const res = await fetch(this.base + path, { ...init, headers });
    for (const line of res.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair!.indexOf('=');
      this.cookies.set(pair!.slice(0, at), pair!.slice(at + 1));
    }
    return res;
  }

  async get<T>(path: string): Promise<{ status: number; body: T }> {
    const res = await this.fetch(path);
    return { status: res.status, body: (await res.json()) as T };
  }

  async post<T>(path: string, body: unknown = {}): Promise<{ status: number; body: T }> {
    const res = await this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: res.status, body: (await res.json()) as T };
  }

  /** Opens a socket; resolves when the server has greeted. */
  async connect(as: SessionKind): Promise<Page> {
    const page = this.open(as);
    await until(() => page.hello !== null, `greeting as ${as} (${page.connectError ?? ''})`);
    return page;
  }

  open(as: SessionKind): Page {
    const socket: Wire = io(this.base, {
      transports: ['websocket'],
      parser,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      auth: { as, protocol: PROTOCOL_VERSION },
      extraHeaders: { cookie: this.cookie },
    });
    return new Page(socket);
  }

  /** Joins by code and sits down. */
  async sit(code: string, person: string, seatId: string): Promise<Page> {
    const joined = await this.post('/api/join', { code, person });
    if (joined.status !== 200) throw new Error(`join: ${JSON.stringify(joined.body)}`);
    const seated = await this.post('/api/seat', { seatId });
    if (seated.status !== 200) throw new Error(`seat: ${JSON.stringify(seated.body)}`);
    return this.connect('seat');
  }
}
