import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { windowOf } from '../../../engine/kernel/grid.ts';
import { buildTerrain } from '../../../server/http/terrain.ts';
import type { Terrain } from '../../../server/http/terrain.ts';
import { loadRegion } from '../../../server/regions/load-region.ts';

/**
 * A page with map and terrain alone, on the real region and a made-up exercise, for looking at
 * them: `vite --config tests/client/harness/vite.config.ts`. Not part of the product.
 */
const repository = fileURLToPath(new URL('../../..', import.meta.url));

async function terrainOf(id: string, east: number, north: number, sizeM: number): Promise<Terrain> {
  const region = await loadRegion(
    process.env.REGION_DIR ?? `${repository}/scenarios/regions/${id}`,
  );
  if (!region.ok) throw new Error(JSON.stringify(region.error).slice(0, 500));
  const hazard = windowOf(region.value.grid, { e: east, n: north }, sizeM, sizeM).grid;
  return buildTerrain(region.value, hazard);
}

const terrainRoute: Plugin = {
  name: 'terrain-route',
  configureServer(server) {
    const terrain = terrainOf('wushan', 62_000, 47_500, 15_000);
    server.middlewares.use('/api/terrain', (req, res) => {
      void terrain.then((t) => {
        const file = t.files.get(req.url?.split('/').at(-1) ?? '');
        res.setHeader('content-type', file?.type ?? 'application/json');
        res.end(file?.plain ?? JSON.stringify(t.answer));
      });
    });
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), terrainRoute],
  cacheDir: join(tmpdir(), 'sandtable-harness-vite'),
  server: { port: 3300, strictPort: true, host: '127.0.0.1', fs: { allow: [repository] } },
});
