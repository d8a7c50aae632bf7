import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A cold start loads the region package; a busy machine with two cores takes several times that. */
const START_MS = 60_000;

/** A port that nobody listens on now; asked from the system, so that runs never collide. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0);
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The real server as a process of its own, with a data folder that goes with it. */
export class ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  #child: ChildProcess | null = null;
  #said = '';

  private constructor(port: number, dataDir: string) {
    this.port = port;
    this.dataDir = dataDir;
  }

  static async start(): Promise<ServerProcess> {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandtable-e2e-'));
    const server = new ServerProcess(await freePort(), dataDir);
    await server.run();
    return server;
  }

  /** Address on this machine; only from here may exercises be created without the host key. */
  get base(): string {
    return `http://localhost:${this.port}`;
  }

  /** Everything that the process has printed. */
  get output(): string {
    return this.#said;
  }

  /** The key that lets another machine create exercises, as the server prints it. */
  get hostKey(): string {
    const last = this.#said.trim().split('\n').at(-1)!.trim();
    if (!/^[\w-]{16,}$/.test(last)) throw new Error(`no host key in: ${this.#said}`);
    return last;
  }

  /** Starts, or starts again on the same port and data; back when it answers. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(this.port),
        HOST: '0.0.0.0',
        DATA_DIR: this.dataDir,
        CACHE_DIR: join(ROOT, 'node_modules', '.cache', 'sandtable'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.#said += chunk.toString()));
    const end = Date.now() + START_MS;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`the server did not start (${String(child.exitCode)}): ${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.base}/api/health`)).ok;
    } catch {
      return false;
    }
  }

  /** Without a chance to put anything in order, as a power cut does. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Ends the process and takes its data away. */
  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
