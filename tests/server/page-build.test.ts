import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { madeApart, pageBuild } from '../../server/realtime/page-build.ts';

test('a page that was built after its server started is told apart', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sandtable-page-build-'));
  expect(pageBuild(dir)).toBeNull();
  const built = (entry: string): void =>
    writeFileSync(
      join(dir, 'index.html'),
      `<script type="module" crossorigin src="${entry}"></script>`,
    );
  built('/assets/index-a.js');
  const server = pageBuild(dir);
  expect(server).toBe('/assets/index-a.js');
  expect(madeApart('/assets/index-a.js', server)).toBe(false);
  expect(madeApart('/assets/index-b.js', server)).toBe(true);
});

test('pages that are not built, and clients that are no page, belong to any server', () => {
  expect(madeApart(null, '/assets/index-a.js')).toBe(false);
  expect(madeApart(undefined, '/assets/index-a.js')).toBe(false);
  expect(madeApart('/assets/index-a.js', null)).toBe(false);
});
