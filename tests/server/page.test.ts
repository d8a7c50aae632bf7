import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/start-server.ts';
import type { RunningServer } from '../../server/start-server.ts';

const SCRIPT = Buffer.from(`export const words = '${'沙盘 '.repeat(400)}';`);

let dir: string;
let server: RunningServer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandtable-page-'));
  await mkdir(join(dir, 'page', 'assets'), { recursive: true });
  const asset = (name: string): string => join(dir, 'page', 'assets', name);
  await writeFile(join(dir, 'page', 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(asset('big-a1b2c3d4.js'), SCRIPT);
  await writeFile(asset('big-a1b2c3d4.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(asset('big-a1b2c3d4.js.gz'), gzipSync(SCRIPT));
  await writeFile(asset('small-a1b2c3d4.js'), 'export {};');
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir: join(dir, 'data'),
    pageDir: join(dir, 'page'),
    engineModule: new URL('./support/twin-engine.ts', import.meta.url).href,
    log: createLog('silent'),
  });
  if (!started.ok) throw new Error(started.error);
  server = started.value;
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it comes over the wire: `fetch` would unpack it. */
const get = (path: string, accept?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = accept === undefined ? {} : { 'accept-encoding': accept };
    const asked = request({ port: server.port, host: '127.0.0.1', path, headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () =>
        resolve({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

describe('the files of the page', () => {
  test('come packed the way a browser reads them, with the type of what is inside', async () => {
    const br = await get('/assets/big-a1b2c3d4.js', 'gzip, deflate, br');
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).equals(SCRIPT)).toBe(true);
    const gz = await get('/assets/big-a1b2c3d4.js', 'gzip');
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gz.body).equals(SCRIPT)).toBe(true);
    for (const { status, headers } of [br, gz]) {
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^text\/javascript/);
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    expect(br.headers.etag).not.toBe(gz.headers.etag);
  });

  test('come plain to who reads nothing else, or when there is nothing packed', async () => {
    const plain = [
      await get('/assets/big-a1b2c3d4.js'),
      await get('/assets/big-a1b2c3d4.js', 'br;q=0, gzip;q=0, identity'),
    ];
    for (const { headers, body } of plain) {
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(body.equals(SCRIPT)).toBe(true);
    }
    const small = await get('/assets/small-a1b2c3d4.js', 'br');
    expect(small.headers['content-encoding']).toBeUndefined();
    expect(small.body.toString()).toBe('export {};');
  });

  test('the page itself is asked for anew, files that are not there are not', async () => {
    const page = await get('/desk', 'br');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.body.toString()).toContain('<title>page</title>');
    expect((await get('/assets/none-a1b2c3d4.js', 'br')).status).toBe(404);
    const outside = await get('/assets/%2e%2e/%2e%2e/data/lock.js', 'br');
    expect(outside.headers['content-encoding']).toBeUndefined();
    expect(outside.status).not.toBe(500);
  });
});
