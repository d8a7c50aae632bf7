import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { build } from 'vite';

/** A packed file that says something else than the file beside it breaks the page for everybody. */
it('packs every file of the page as it is served unpacked', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'sandtable-page-'));
  try {
    await build({ logLevel: 'error', build: { outDir } });
    const assets = join(outDir, 'assets');
    const names = await readdir(assets);
    const packed = names.filter((name) => /\.(br|gz)$/.test(name));
    expect(packed.length).toBeGreaterThan(20);
    for (const name of packed) {
      const plain = await readFile(join(assets, name.slice(0, -3)));
      const bytes = await readFile(join(assets, name));
      const opened = name.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
      expect(opened.equals(plain), name).toBe(true);
    }
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}, 120_000);
