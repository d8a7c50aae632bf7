import { normalCode, randomCode, sameSecret } from '../auth/keys.ts';

/** An offer to take over a desk stands so long, ms. */
const OFFER_MS = 5 * 60_000;

/** Offers to hand an instructor's desk to another browser. Kept in memory: a restart ends them. */
export class HandOvers {
  readonly #offers = new Map<string, { readonly code: string; readonly untilMs: number }>();

  /** A new offer takes the place of the last one for the same exercise. */
  offer(exerciseId: string, nowMs: number): { code: string; untilMs: number } {
    const offer = { code: randomCode(), untilMs: nowMs + OFFER_MS };
    this.#offers.set(exerciseId, offer);
    return offer;
  }

  /** The exercise that this code hands over; the offer is used up. Looks at all of them. */
  take(typed: string, nowMs: number): string | null {
    const code = normalCode(typed);
    let found: string | null = null;
    for (const [id, o] of this.#offers)
      if (sameSecret(o.code, code) && o.untilMs > nowMs) found = id;
    if (found !== null) this.#offers.delete(found);
    return found;
  }
}
