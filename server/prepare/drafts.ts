import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import proj4 from 'proj4';
import { parseDocument } from 'yaml';
import { createWorld } from '../../engine/exercise/run.ts';
import { setupOf } from '../../engine/exercise/setup-of.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { truthView } from '../../engine/exercise/truth-view.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import { regionWith } from '../../engine/region/hamlets.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type {
  CheckAnswer,
  DraftFile,
  DraftProblem,
  PlaceAnswer,
  PrepareChoices,
} from '../../engine/protocol/prepare.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../regions/load-region.ts';
import { regionFolder } from '../scenarios/library.ts';
import { loadScenario, loadScenarioText, SCENARIO_FILE } from '../scenarios/load-scenario.ts';
import type { ScenarioProblem } from '../scenarios/problem.ts';
import { choicesOf } from './choices.ts';
import { editedText } from './edit-document.ts';
import { hazardPoints } from './hazard-points.ts';

/** Digits of a degree that say a place to a decimetre. */
const DEGREE_DIGITS = 6;

interface Source {
  readonly file: DraftFile;
  readonly choices: PrepareChoices;
}

/** Of a draft in words of its file: faults lie in it, or in what it refers to. */
const asDraft = (p: ScenarioProblem): DraftProblem => ({
  path: p.path,
  expected: p.expected,
  got: p.got,
});

/** The weather of the table, not of one draw about it: the author compares the map with its rows. */
const asWritten = (view: SeatView, { weather }: Scenario): SeatView => ({
  ...view,
  weather: weather[0]!,
  weatherForecast: weather.slice(1),
});

/**
 * Reads, checks and writes scenario files as they are being prepared. Works in a thread of its own
 * (see drafts-worker.ts): a check reads a region and places everything in it.
 */
export class Drafts {
  readonly #regions = new Map<string, Region>();

  async #region(id: unknown): Promise<Region | null> {
    if (typeof id !== 'string' || !/^[a-z0-9-]{1,80}$/.test(id)) return null;
    const known = this.#regions.get(id);
    if (known !== undefined) return known;
    const loaded = await loadRegion(regionFolder(id));
    if (!loaded.ok) return null;
    this.#regions.set(id, loaded.value);
    return loaded.value;
  }

  async #file(dir: string): Promise<DraftFile> {
    const text = await readFile(join(dir, SCENARIO_FILE), 'utf8');
    return parseDocument(text).toJS({ maxAliasCount: 100 }) as DraftFile;
  }

  /** The file in a folder as JSON, and what can be chosen from; null when it is refused. */
  async source(dir: string): Promise<Source | null> {
    const file = await this.#file(dir);
    const region = await this.#region(file['region']);
    if (region === null) return null;
    const scenario = await loadScenario(dir, region);
    if (!scenario.ok) return null;
    return { file, choices: await choicesOf(dir, file, region, scenario.value) };
  }

  /** The text of a draft made from the file in `dir`: its comments and layout stay. */
  async text(dir: string, file: DraftFile): Promise<string> {
    return editedText(await readFile(join(dir, SCENARIO_FILE), 'utf8'), file);
  }

  /** All faults of a draft, or how it would stand at its start. */
  async check(dir: string, file: DraftFile): Promise<CheckAnswer> {
    const region = await this.#region(file['region']);
    if (region === null) {
      const got = JSON.stringify(file['region'] ?? null);
      return { problems: [{ path: 'region', expected: 'a region', got }], picture: null };
    }
    const scenario = await loadScenarioText(dir, await this.text(dir, file), region);
    if (!scenario.ok) return { problems: scenario.error.map(asDraft), picture: null };
    try {
      const ground = regionWith(region, scenario.value.hamlets);
      const w = createWorld({ region: ground, scenario: scenario.value, seed: 0, mode: 'plain' });
      const points = hazardPoints(scenario.value);
      const picture = {
        setup: setupOf(w, 'truth'),
        view: asWritten(truthView(w), scenario.value),
        points,
      };
      return { problems: [], picture };
    } catch (e) {
      // Hazards check their numbers against each other when they are made.
      if (!(e instanceof RangeError)) throw e;
      const problem = { path: '', expected: 'numbers in their ranges', got: e.message };
      return { problems: [problem], picture: null };
    }
  }

  /** A point of the scenario's region in degrees; null outside of it. */
  async place(dir: string, at: Point): Promise<PlaceAnswer | null> {
    const region = await this.#region((await this.#file(dir))['region']);
    if (region === null) return null;
    const { west, north, cols, rows, cellM } = region.grid;
    const inside =
      at.e >= west && at.e < west + cols * cellM && at.n <= north && at.n > north - rows * cellM;
    if (!inside) return null;
    const [lon, lat] = proj4(region.crs, 'WGS84', [at.e, at.n]);
    return { lon: Number(lon!.toFixed(DEGREE_DIGITS)), lat: Number(lat!.toFixed(DEGREE_DIGITS)) };
  }
}
