import type { ViewId } from '../../engine/exercise/view.ts';
import { backlog, slowRoom } from './seat-socket.ts';
import type { Gate, SeatSocket } from './seat-socket.ts';

/** A socket with more waiting than this gets no more deltas, bytes. */
const SLOW_ABOVE = 512 * 1024;
/** It gets a key frame and deltas again below this. */
const SLOW_BELOW = 16 * 1024;
const CHECK_MS = 250;

/**
 * Keeps browsers that do not read what they are sent from filling the server's memory: they miss
 * frames until they have caught up, and then get their view whole.
 */
export class SlowSockets {
  readonly #io: Gate;
  readonly #show: (socket: SeatSocket, view: ViewId | null) => void;
  readonly #timer: NodeJS.Timeout;

  constructor(io: Gate, show: (socket: SeatSocket, view: ViewId | null) => void) {
    this.#io = io;
    this.#show = show;
    this.#timer = setInterval(() => this.#check(), CHECK_MS);
  }

  #check(): void {
    for (const s of this.#io.of('/').sockets.values()) {
      const waiting = backlog(s);
      const d = s.data;
      if (!d.slow && waiting > SLOW_ABOVE) {
        d.slow = true;
        void s.join(slowRoom(d.entry));
      } else if (d.slow && waiting < SLOW_BELOW) {
        d.slow = false;
        void s.leave(slowRoom(d.entry));
        this.#show(s, d.view);
      }
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
