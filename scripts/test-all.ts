import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

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

interface UnitReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

function unitCount(): Count {
  const r = JSON.parse(readFileSync(unitOut, 'utf8')) as UnitReport;
  for (const file of r.testResults.filter((f) => f.status === 'failed')) {
    const failed = file.assertionResults.filter((t) => t.status === 'failed');
    if (failed.length === 0) tellFailure(file.name, file.message);
    for (const t of failed) {
      tellFailure(`${file.name} > ${t.fullName}`, t.failureMessages.join('\n'));
    }
  }
  return { passed: r.numPassedTests, failed: Math.max(r.numFailedTests, r.numFailedTestSuites) };
}

/** A long log is read from its end: what failed is said once more there, in short. */
function tellFailure(name: string, message: string): void {
  console.error(`\nFAILED ${relative('.', name)}`);
  for (const line of message.split('\n').slice(0, 12)) console.error(`  ${line.slice(0, 300)}`);
}

interface E2eSuite {
  suites?: E2eSuite[];
  specs?: { title: string; file: string; ok: boolean }[];
}

interface E2eReport extends E2eSuite {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: { message?: string }[];
}

function e2eCount(): Count {
  const r = JSON.parse(readFileSync(e2eOut, 'utf8')) as E2eReport;
  const walk = (suite: E2eSuite): void => {
    for (const spec of suite.specs ?? []) {
      if (!spec.ok) tellFailure(join('tests', 'e2e', `${spec.file} > ${spec.title}`), '');
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  walk(r);
  for (const e of r.errors) tellFailure('browser tests', e.message ?? '');
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
