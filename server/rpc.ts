import type { MessagePort, Worker } from 'node:worker_threads';

/** A worker, the thread that made it, or one end of a channel. */
export type Port = Worker | MessagePort;

/** What all of them have in common; their own types differ in ways that do not matter here. */
interface Line {
  on(event: string, listener: (value: never) => void): unknown;
  postMessage(message: unknown): void;
}

interface Call {
  readonly call: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
type Reply =
  | { readonly reply: number; readonly value: unknown }
  | { readonly reply: number; readonly error: string; readonly status: number | null };

/** A failure with its HTTP status, which it keeps on its way from thread to thread. */
export class StatusError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The thread at the other end is gone: what was asked of it stays without an answer. */
export class LineDown extends StatusError {
  constructor(message: string) {
    super(503, message);
  }
}

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;
/** The same object as seen from another thread: every method answers later. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (...a: infer A) => infer R
    ? (...a: A) => Promise<Awaited<R>>
    : never;
};

const isCall = (m: unknown): m is Call => typeof m === 'object' && m !== null && 'call' in m;
const isReply = (m: unknown): m is Reply => typeof m === 'object' && m !== null && 'reply' in m;

/** Answers calls that arrive at `port` with the methods of `target`. */
export function serve(to: Port, target: object): void {
  const port = to as unknown as Line;
  const methods = target as Methods;
  port.on('message', (m: unknown) => {
    if (!isCall(m)) return;
    const answer = async (): Promise<unknown> => {
      const method = methods[m.method];
      if (typeof method !== 'function') throw new Error(`no method ${m.method}`);
      return await method.apply(target, m.args as never[]);
    };
    answer().then(
      (value) => port.postMessage({ reply: m.call, value } satisfies Reply),
      (e: unknown) => {
        const error = e instanceof Error ? (e.stack ?? e.message) : String(e);
        const status = e instanceof StatusError ? e.status : null;
        port.postMessage({ reply: m.call, error, status } satisfies Reply);
      },
    );
  });
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls methods of an object that `serve` offers at the other end. */
export class Caller<T extends object> {
  readonly remote: Remote<T>;
  #port: Line;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #dead: Error | null = null;

  constructor(to: Port) {
    this.#port = this.#listen(to);
    this.remote = new Proxy({} as Remote<T>, {
      get: (_, method) =>
        // A promise is asked for `then`; this object is none.
        method === 'then' ? undefined : (...args: unknown[]) => this.call(String(method), args),
    });
  }

  /** Goes on over another line. What was asked over the old one fails. */
  moveTo(to: Port): void {
    this.fail(new LineDown('the line was replaced'));
    this.#dead = null;
    this.#port = this.#listen(to);
  }

  #listen(to: Port): Line {
    const port = to as unknown as Line;
    const down = (why: string): void => {
      if (this.#port === port) this.fail(new LineDown(why));
    };
    port.on('message', (m: unknown) => {
      if (!isReply(m)) return;
      const waiting = this.#waiting.get(m.reply);
      this.#waiting.delete(m.reply);
      if ('error' in m)
        waiting?.reject(
          m.status === null ? new Error(m.error) : new StatusError(m.status, m.error),
        );
      else waiting?.resolve(m.value);
    });
    port.on('error', (e: Error) => down(e.message));
    port.on('exit', () => down('the worker has stopped'));
    port.on('close', () => down('the channel is closed'));
    return port;
  }

  call(method: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#dead !== null) return Promise.reject(this.#dead);
    const call = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#port.postMessage({ call, method, args } satisfies Call);
    });
  }

  /** Nothing will answer any more. */
  fail(error: Error): void {
    if (this.#dead !== null) return;
    this.#dead = error;
    for (const w of this.#waiting.values()) w.reject(error);
    this.#waiting.clear();
  }
}
