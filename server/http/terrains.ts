import type { Request, Response } from 'express';
import type { ScenarioEngine } from '../exercises/engine-port.ts';
import { buildTerrain, type Terrain, type TerrainFile } from './terrain.ts';

/** The grounds of the scenarios that were asked for, each cut and packed once. */
export class Terrains {
  readonly #made = new Map<string, Promise<Terrain>>();

  of({ fingerprint, region, hazardWindow }: ScenarioEngine): Promise<Terrain> {
    let terrain = this.#made.get(fingerprint);
    if (terrain === undefined) {
      terrain = buildTerrain(region, hazardWindow);
      this.#made.set(fingerprint, terrain);
    }
    return terrain;
  }

  /** A ground that was made before, by the hash in its addresses. */
  async byHash(hash: string): Promise<Terrain | null> {
    for (const made of this.#made.values()) {
      const terrain = await made;
      if (terrain.answer.hash === hash) return terrain;
    }
    return null;
  }
}

function bestOf(file: TerrainFile, accept: string): { body: Buffer; encoding: string | null } {
  if (/\bbr\b/.test(accept)) return { body: file.br, encoding: 'br' };
  if (/\bgzip\b/.test(accept)) return { body: file.gz, encoding: 'gzip' };
  return { body: file.plain, encoding: null };
}

/** Sends one file of a ground, packed as the browser likes it; it never changes under its address. */
export function sendTerrainFile(req: Request, res: Response, file: TerrainFile): void {
  const { body, encoding } = bestOf(file, String(req.headers['accept-encoding'] ?? ''));
  res.setHeader('cache-control', 'private, max-age=31536000, immutable');
  res.setHeader('content-type', file.type);
  res.setHeader('vary', 'accept-encoding');
  if (encoding !== null) res.setHeader('content-encoding', encoding);
  res.end(body);
}
