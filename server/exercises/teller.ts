import type { ClockFrame } from '../../engine/protocol/wire.ts';
import type { Published } from './host-port.ts';
import type { Projector } from './projector.ts';

/** Frames leave this often, ms. */
const FRAME_MS = 220;
/** Rasters are looked at this often, ms. */
const LAYER_MS = 1000;
/** Views are projected for so long at most before the mailbox is looked into again, ms. */
const PROJECT_MS = 2;

/**
 * When frames and rasters leave. Fifty views in one go would keep an order waiting, so a round of
 * frames is cut into slices; between two of them the mailbox is open.
 */
export class Teller {
  readonly #projector: Projector;
  readonly #say: (...what: Published[]) => void;
  #frameMs = 0;
  #layerMs = 0;

  constructor(projector: Projector, say: (...what: Published[]) => void) {
    this.#projector = projector;
    this.#say = say;
  }

  /** Something happened that everybody should see now, not at the next round. */
  hasten(): void {
    this.#frameMs = 0;
    this.#layerMs = 0;
  }

  tell(clock: ClockFrame): void {
    const now = clock.wallMs;
    if (now - this.#frameMs >= FRAME_MS) {
      this.#frameMs = now;
      this.#projector.begin();
      if (clock.jumpTo !== null) this.#say({ kind: 'clock', clock });
    }
    const until = performance.now() + PROJECT_MS;
    while (this.#projector.busy && performance.now() < until) {
      const next = this.#projector.next(clock);
      if (next !== null) this.#say({ kind: 'frame', ...next });
    }
    if (now - this.#layerMs < LAYER_MS || this.#projector.busy) return;
    this.#layerMs = now;
    this.#say(...this.#projector.layers().map((l): Published => ({ kind: 'layer', ...l })));
  }
}
