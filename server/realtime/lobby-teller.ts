import type { Entry } from '../exercises/entry.ts';
import type { Seating } from '../exercises/seating.ts';
import { kindRoom } from './seat-socket.ts';
import type { Gate } from './seat-socket.ts';

/** Tells everybody in an exercise who sits where; many changes in one go are told once. */
export class LobbyTeller {
  readonly #io: Gate;
  readonly #seating: Seating;
  readonly #changedEntries = new Set<Entry>();

  constructor(io: Gate, seating: Seating) {
    this.#io = io;
    this.#seating = seating;
  }

  changed(entry: Entry): void {
    if (this.#changedEntries.size === 0) setImmediate(() => this.#tell());
    this.#changedEntries.add(entry);
  }

  #tell(): void {
    for (const entry of this.#changedEntries)
      for (const kind of ['desk', 'seat'] as const)
        this.#io
          .to(kindRoom(entry, kind))
          .emit('lobby', this.#seating.lobby(entry, kind === 'desk'));
    this.#changedEntries.clear();
  }
}
