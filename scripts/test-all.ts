import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm test`: every test of the project, unit and browser, and one closing line with the sum. Exit
 * code 1 when anything failed, and when a runner ended without telling its results.
 */
const bin = (name: string): string => join('node_modules', name);
const unitOut = join('test-results', 'unit.json');
const e2eOut = join('test-results', 'e2e.json');

function run(label: string, script: string, args: readonly string[]): boolean {
  console.log(`\n== ${label}`);
  const child = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' });
  return child.status === 0;
}

interface Count {
  passed: number;
  failed: number;
}

function unitCount(): Count {
  const r = JSON.parse(readFileSync(unitOut, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  return { passed: r.numPassedTests, failed: Math.max(r.numFailedTests, r.numFailedTestSuites) };
}

function e2eCount(): Count {
  const r = JSON.parse(readFileSync(e2eOut, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  };
  return {
    passed: r.stats.expected,
    failed: r.stats.unexpected + r.stats.flaky + r.errors.length,
  };
}

rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
const vitest = join(bin('vitest'), 'vitest.mjs');
const playwright = join(bin(join('@playwright', 'test')), 'cli.js');
const vite = join(bin('vite'), 'bin', 'vite.js');

const results = [
  run('unit tests', vitest, [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${unitOut}`,
  ]),
  run('build', vite, ['build']) && run('browser tests', playwright, ['test']),
];
let passed = 0;
let failed = 0;
for (const [file, count] of [[unitOut, unitCount] as const, [e2eOut, e2eCount] as const]) {
  if (!existsSync(file)) {
    console.error(`no results in ${file}`);
    failed++;
    continue;
  }
  const c = count();
  passed += c.passed;
  failed += c.failed;
}
if (failed === 0 && results.includes(false)) failed = 1;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
