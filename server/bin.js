#!/usr/bin/env node
// Starts the command line in the Node that npm installed beside this package. The one that was
// called may be older (20 and up); this file is plain JavaScript so that it can be.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WANTED_MAJOR = 26;
const PACKAGES = [
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  `node-bin-${process.platform}-${process.arch}`,
];
const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));

function installedNode() {
  const require = createRequire(import.meta.url);
  for (const name of PACKAGES) {
    try {
      const home = dirname(require.resolve(`${name}/package.json`));
      const file = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(file)) return file;
    } catch {
      // Not installed for this platform; the next name may be.
    }
  }
  return null;
}

if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) {
  await import(new URL('./cli.ts', import.meta.url).href);
} else {
  const node = installedNode();
  if (node === null) {
    console.error(
      `sandtable: needs Node ${WANTED_MAJOR}; found ${process.versions.node} and none of ${PACKAGES.join(', ')} (npm ci installs it)`,
    );
    process.exitCode = 1;
  } else {
    const child = spawn(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
    child.on('error', (e) => {
      console.error(`sandtable: ${e.message}`);
      process.exitCode = 1;
    });
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === null ? 0 : 1);
    });
  }
}
