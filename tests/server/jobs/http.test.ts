import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StudiesAnswer } from '../../../engine/protocol/studies.ts';
import { createLog } from '../../../server/log.ts';
import { startServer } from '../../../server/start-server.ts';
import { Browser } from '../support/browser.ts';

/** Studies that an earlier server left: one finished, one cut off, and a folder of something else. */
const LEFT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  finished: {
    'spec.json': JSON.stringify({ scenario: 'twin', runs: 5 }),
    'result.json': '{"a":1}',
  },
  'cut-off': { 'spec.json': JSON.stringify({ scenario: 'twin', runs: 7 }) },
  strange: { 'spec.json': '{"scenario": 3}' },
};

let dataDir: string;
let close: () => Promise<void>;
let host: Browser;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandtable-studies-'));
  for (const [id, files] of Object.entries(LEFT)) {
    await mkdir(join(dataDir, 'studies', id), { recursive: true });
    for (const [name, text] of Object.entries(files))
      await writeFile(join(dataDir, 'studies', id, name), text);
  }
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    pageDir: fileURLToPath(new URL('../support/page', import.meta.url)),
    engineModule: new URL('../support/twin-engine.ts', import.meta.url).href,
    log: createLog('silent'),
  });
  if (!started.ok) throw new Error(started.error);
  close = () => started.value.close();
  host = new Browser(`http://127.0.0.1:${started.value.port}`);
});
afterAll(async () => {
  await close();
  await rm(dataDir, { recursive: true, force: true });
});

const statusOf = async (path: string): Promise<number> =>
  (await host.fetch(`/api/studies/${path}`)).status;

describe('studies of an earlier server', () => {
  it('are listed as they stand; what is none is left out', async () => {
    const { body } = await host.get<StudiesAnswer>('/api/studies');
    const states = body.studies.map((s) => [s.id, s.state, s.spec.runs]);
    expect(states.toSorted()).toEqual([
      ['cut-off', 'stopped', 7],
      ['finished', 'done', 5],
    ]);
  });

  it('hand out what a finished one has written, and nothing else', async () => {
    const got = await host.fetch('/api/studies/finished/report.json');
    expect([got.status, await got.json()]).toEqual([200, { a: 1 }]);
    // Names that every object knows are no kinds of report.
    for (const path of [
      'finished/report.constructor',
      'finished/report.toString',
      'finished/report.exe',
      'cut-off/report.json',
      'strange/report.json',
      'nobody/report.json',
    ])
      expect([path, await statusOf(path)]).toEqual([path, 404]);
  });
});
