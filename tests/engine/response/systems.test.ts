import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSystems } from '../../../engine/response/systems.ts';
import { RICH } from '../../support/rich-run.ts';

const README = new URL('../../../engine/response/README.md', import.meta.url);

it('the table of systems tells of every one, in the order of a step', () => {
  const told = [...readFileSync(README, 'utf8').matchAll(/^\| `([a-z-]+)`\s+\|/gm)].map(
    (m) => m[1]!,
  );
  // A scenario that is about everything leaves no system out.
  const something = {} as never;
  const all = createSystems({
    ...RICH,
    wildfire: something,
    flood: something,
    landslide: something,
    hazmat: something,
    release: something,
    lifelines: something,
    instruments: [something],
    floodWorks: [something],
  });
  expect(told).toEqual(all.map((s) => s.name));
});
