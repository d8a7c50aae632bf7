import type { ClockFrame } from '../../engine/protocol/wire.ts';
import type { Published } from './host-port.ts';
import type { Projector } from './projector.ts';

/** Frames leave this often, ms. */
const FRAME_MS = 220;
/** Rasters are looked at this often, ms. */
const LAYER_MS = 1000;
/** No further view is projected after this long before the mailbox is looked into again, ms. */
const SLICE_MS = 0.5;

/**
 * When frames and rasters leave. Fifty views in one go would keep an order waiting, so a round of
 * frames or rasters is cut into slices; between two of them the mailbox is open.
 */
export class Teller {
  readonly #projector: Projector;
  readonly #say: (...what: Published[]) => void;
  #frameMs = 0;
  #layerMs = 0;
  /** Wall time at which the round under way began, ms. */
  #roundMs = 0;

  constructor(projector: Projector, say: (...what: Published[]) => void) {
    this.#projector = projector;
    this.#say = say;
  }

  /** Something happened that everybody should see now, not at the next round. */
  hasten(): void {
    this.#frameMs = 0;
    this.#layerMs = 0;
  }

  /**
   * `answersDue`: orders are on their way to the disk. What is projected now could not leave before
   * their answers, and would only keep those waiting; but a slow disk must not stop the frames.
   */
  tell(clock: ClockFrame, answersDue: boolean): void {
    const now = clock.wallMs;
    if (!this.#projector.busy) this.#begin(clock);
    if (answersDue && now - this.#roundMs < FRAME_MS) return;
    const until = performance.now() + SLICE_MS;
    while (this.#projector.busy && performance.now() < until) {
      const next = this.#projector.next(clock);
      if (next !== null) this.#say(...next);
    }
  }

  #begin(clock: ClockFrame): void {
    const now = clock.wallMs;
    if (now - this.#frameMs >= FRAME_MS) {
      this.#frameMs = this.#roundMs = now;
      this.#projector.beginFrames();
      if (clock.jumpTo !== null) this.#say({ kind: 'clock', clock });
    } else if (now - this.#layerMs >= LAYER_MS) {
      this.#layerMs = this.#roundMs = now;
      this.#projector.beginLayers();
    }
  }
}
