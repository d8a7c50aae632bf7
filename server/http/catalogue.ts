import { Router } from 'express';
import type { Request } from 'express';
import { z } from 'zod';
import type {
  AddressesAnswer,
  ExercisesAnswer,
  HealthAnswer,
  ScenariosAnswer,
} from '../../engine/protocol/http.ts';
import { PROTOCOL_VERSION } from '../../engine/protocol/wire.ts';
import type { Entry } from '../exercises/entry.ts';
import { isHost, notAvailable, parsed, sessionOf } from './context.ts';
import type { HttpContext } from './context.ts';
import type { Terrain } from './terrain.ts';
import { sendTerrainFile } from './terrains.ts';

/** A version of the package; told in `health` so that a page can say that it is outdated. */
export const VERSION = '0.1.0';

const asQuery = z.object({ as: z.enum(['desk', 'seat']).default('seat') });

/** What there is to play, and the ground to play it on. */
export function catalogueRoutes(c: HttpContext): Router {
  const r = Router();
  r.get('/health', (_req, res) => {
    res.json({ ok: true, version: VERSION, protocol: PROTOCOL_VERSION } satisfies HealthAnswer);
  });

  r.get('/addresses', (req, res) => {
    if (!isHost(c, req) && sessionOf(c, req, 'desk') === null) return notAvailable(res);
    res.json({ urls: c.urls() } satisfies AddressesAnswer);
  });

  r.get('/scenarios', async (req, res) => {
    if (!isHost(c, req) && sessionOf(c, req, 'desk') === null) return notAvailable(res);
    res.json({ scenarios: await c.directory.listScenarios() } satisfies ScenariosAnswer);
  });

  r.get('/exercises', (req, res) => {
    if (!isHost(c, req)) return notAvailable(res);
    const { entries, incompatible } = c.directory.list();
    const live = entries.map((e) => ({
      ...listed(e.row),
      name: e.scenario.card.name,
      phase: e.phase,
      tick: e.clock.tick,
      incompatible: false,
      recovering: c.directory.threads.recovering(e),
    }));
    const old = incompatible.map((row) => ({
      ...listed(row),
      name: { zh: row.scenarioId, en: row.scenarioId },
      phase: row.phase,
      tick: row.tick,
      incompatible: true,
      recovering: false,
    }));
    const exercises = [...live, ...old].sort((a, b) => b.createdMs - a.createdMs);
    res.json({ exercises } satisfies ExercisesAnswer);
  });

  r.get('/terrain', async (req, res) => {
    const query = parsed(res, asQuery, req.query);
    if (query === null) return;
    const held = sessionOf(c, req, query.as);
    if (held === null || (query.as === 'seat' && held.entry.phase === 'standby'))
      return notAvailable(res);
    res.setHeader('cache-control', 'private, no-cache');
    res.json((await c.terrains.of(held.entry.scenario)).answer);
  });

  r.get('/terrain/:hash/:file', async (req, res) => {
    const { hash, file: name } = req.params;
    const terrain = (await heldTerrain(c, req, hash)) ?? (await hostTerrain(c, req, hash));
    const file = terrain?.files.get(name);
    if (file === undefined) notAvailable(res);
    else sendTerrainFile(req, res, file);
  });
  return r;
}

/** Either membership of an exercise on this ground will do, once it has begun. */
async function heldTerrain(c: HttpContext, req: Request, hash: string): Promise<Terrain | null> {
  for (const kind of ['desk', 'seat'] as const) {
    const held = sessionOf(c, req, kind);
    if (held === null || (kind === 'seat' && held.entry.phase === 'standby')) continue;
    const terrain = await c.terrains.of(held.entry.scenario);
    if (terrain.answer.hash === hash) return terrain;
  }
  return null;
}

/** Who may create exercises looks at any ground while preparing one. */
async function hostTerrain(c: HttpContext, req: Request, hash: string): Promise<Terrain | null> {
  return isHost(c, req) ? c.terrains.byHash(hash) : null;
}

const listed = (row: Entry['row']) => ({
  id: row.id,
  code: row.code,
  scenarioId: row.scenarioId,
  createdMs: row.createdMs,
});
