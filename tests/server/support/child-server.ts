import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./twin-server.ts', import.meta.url));

export interface ChildOptions {
  readonly port?: number;
  readonly engineModule?: string;
  readonly snapshots?: 'often';
  /** Loaded before every thread of the server. */
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The server as a process of its own. */
export class ChildServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(dataDir: string, o: ChildOptions = {}): Promise<ChildServer> {
    const { port = 0, engineModule = '', snapshots = '' } = o;
    const child = spawn(
      process.execPath,
      [
        ...(o.preload === undefined ? [] : ['--import', o.preload]),
        SCRIPT,
        String(port),
        dataDir,
        engineModule,
        snapshots,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, ...o.env },
      },
    );
    const lines = createInterface({ input: child.stdout! });
    const first = once(lines, 'line') as Promise<[string]>;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${String(code)} before it listened`);
    });
    ended.catch(() => undefined);
    const [line] = await Promise.race([first, ended]);
    return new ChildServer(child, (JSON.parse(line) as { port: number }).port);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null)
      return this.#child.exitCode;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }
}
