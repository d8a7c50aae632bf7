/** One wish for a server of a pool. Ticks are -1 for what has not happened. */
export interface QueueRequest {
  /** Who asks: a task. */
  readonly by: string;
  readonly askedTick: number;
  grantedTick: number;
  releasedTick: number;
  /** Nobody wanted it any more before it was granted. */
  leftTick: number;
  server: string | null;
}

/** What a queue has been like from the start until `endTick`; times are ticks. */
export interface QueueUsage {
  readonly asked: number;
  readonly granted: number;
  readonly left: number;
  /** Still waiting at the end. */
  readonly waiting: number;
  /** Over all that asked, those still waiting counted up to the end. */
  readonly waitMeanTicks: number;
  readonly waitMostTicks: number;
  /** Share of the servers' time that was taken, and the mean number of those waiting. */
  readonly busyShare: number;
  readonly meanWaiting: number;
}

/**
 * A pool of like servers and those who wait for one. It keeps the record and hands out in order of
 * asking; which server serves is the caller's to say. Plain data, so that it can be saved.
 */
export class ResourceQueue {
  readonly servers: number;
  readonly requests: QueueRequest[];
  /** Every request before this one has been served or has left. */
  #front = 0;
  readonly #held = new Map<string, QueueRequest>();

  constructor(servers: number, requests: QueueRequest[] = []) {
    this.servers = servers;
    this.requests = requests;
    for (const r of requests) if (isServed(r)) this.#held.set(r.server!, r);
  }

  ask(by: string, tick: number): QueueRequest {
    const request: QueueRequest = {
      by,
      askedTick: tick,
      grantedTick: -1,
      releasedTick: -1,
      leftTick: -1,
      server: null,
    };
    this.requests.push(request);
    return request;
  }

  /** Who waits longest, of `by` alone or of all. */
  first(by: string | null = null): QueueRequest | null {
    const all = this.requests;
    while (this.#front < all.length && !isWaiting(all[this.#front]!)) this.#front++;
    for (let i = this.#front; i < all.length; i++) {
      const r = all[i]!;
      if (isWaiting(r) && (by === null || r.by === by)) return r;
    }
    return null;
  }

  waiting(by: string | null = null): number {
    let n = 0;
    for (let i = this.#front; i < this.requests.length; i++) {
      const r = this.requests[i]!;
      if (isWaiting(r) && (by === null || r.by === by)) n++;
    }
    return n;
  }

  /** Gives a server to who waits longest, or to `by`, who then need not have asked before. */
  grant(server: string, tick: number, by: string | null = null): QueueRequest | null {
    const request = this.first(by) ?? (by === null ? null : this.ask(by, tick));
    if (request === null) return null;
    request.grantedTick = tick;
    request.server = server;
    this.#held.set(server, request);
    return request;
  }

  /** A server has done with what it was given for; nothing when it served nobody. */
  release(server: string, tick: number): void {
    const held = this.#held.get(server);
    if (held === undefined) return;
    held.releasedTick = Math.max(tick, held.grantedTick);
    this.#held.delete(server);
  }

  /** Has so many of `by` wait: newcomers ask, who is no longer needed leaves, the newest first. */
  wish(by: string, wanted: number, tick: number): void {
    let surplus = this.waiting(by) - wanted;
    for (; surplus < 0; surplus++) this.ask(by, tick);
    for (let i = this.requests.length - 1; i >= 0 && surplus > 0; i--) {
      const r = this.requests[i]!;
      if (r.by !== by || !isWaiting(r)) continue;
      r.leftTick = tick;
      surplus--;
    }
  }

  usage(endTick: number): QueueUsage {
    let [granted, left, waits, most, busy] = [0, 0, 0, 0, 0];
    for (const r of this.requests) {
      const wait = waitOf(r, endTick);
      waits += wait;
      most = Math.max(most, wait);
      if (r.leftTick >= 0) left++;
      if (r.grantedTick < 0) continue;
      granted++;
      busy += (r.releasedTick < 0 ? endTick : r.releasedTick) - r.grantedTick;
    }
    const asked = this.requests.length;
    const time = Math.max(1, endTick);
    return {
      asked,
      granted,
      left,
      waiting: asked - granted - left,
      waitMeanTicks: asked === 0 ? 0 : waits / asked,
      waitMostTicks: most,
      busyShare: this.servers === 0 ? 0 : Math.min(1, busy / (this.servers * time)),
      meanWaiting: waits / time,
    };
  }
}

const isServed = (r: QueueRequest): boolean => r.grantedTick >= 0 && r.releasedTick < 0;
const isWaiting = (r: QueueRequest): boolean => r.grantedTick < 0 && r.leftTick < 0;

/** How long a wish waited, or has waited by `endTick`. */
export function waitOf(r: QueueRequest, endTick: number): number {
  if (r.grantedTick >= 0) return r.grantedTick - r.askedTick;
  return (r.leftTick >= 0 ? r.leftTick : endTick) - r.askedTick;
}
