import { damageLayer, damageVersion } from './damage-layer.ts';
import { lastId } from './id-runs.ts';
import { encodeRuns } from './layer-runs.ts';
import { floodForecastVersion, floodLayer, floodTruthVersions } from './hazards/flood-layers.ts';
import { gasForecastVersion, gasLayer, gasTruthVersions } from './hazards/hazmat-layers.ts';
import { slopeLayer, slopeTruthVersions } from './hazards/landslide-layers.ts';
import { newestSurvey } from '../response/survey/survey-view.ts';
import type { LayerFrame, LayerId } from './layer-frame.ts';
import type { ViewId } from './view.ts';
import type { World } from './world.ts';

/** Truth layers change with the fire; one version a simulated minute is enough for the eye. */
const TRUTH_VERSION_TICKS = 60;
const HOUR = 3600;
/** Upper limits of the forecast's classes, hours after its basis. */
const CLASS_HOURS = [1, 2, 4, 8];

/** Versions of the layers that a view may see; a layer is sent again when its version changes. */
export function layerVersions(w: World, viewId: ViewId): Partial<Record<LayerId, number>> {
  const out: Partial<Record<LayerId, number>> = {};
  const s = w.state;
  const damage = damageVersion(w, viewId);
  if (damage !== null) out.damage = damage;
  if (viewId === 'truth') {
    if (s.fire.ignitedTick >= 0)
      out['fire-truth'] = Math.floor(w.fire.tick / TRUTH_VERSION_TICKS) + 1;
    floodTruthVersions(w, out);
    gasTruthVersions(w, out);
    slopeTruthVersions(w, out);
    const last = s.forecasts.at(-1);
    if (last !== undefined) out.forecast = last.id;
    floodForecastVersion(w, last?.id, out);
    return out;
  }
  const seat = s.seats[w.index.seat.get(viewId)!.at]!;
  const version = w.pictures.version(viewId);
  if (version > 0) out['fire-known'] = version;
  const forecast = seat.forecastIds.at(-1);
  if (forecast !== undefined) out.forecast = forecast;
  floodForecastVersion(w, forecast, out);
  const survey = newestSurvey(w, viewId);
  if (survey !== null) out.survey = survey.version;
  gasForecastVersion(w, viewId, out);
  return out;
}

const isFloodLayer = (id: LayerId): id is Extract<LayerId, `flood-${string}`> =>
  id.startsWith('flood-');

const isSlopeLayer = (id: LayerId): id is Extract<LayerId, `slope-${string}`> =>
  id.startsWith('slope-');

const isGasLayer = (id: LayerId): id is Extract<LayerId, `gas-${string}`> => id.startsWith('gas-');

/** A raster as that view may see it now; null when it has no such layer. */
export function layerOf(w: World, viewId: ViewId, id: LayerId): LayerFrame | null {
  const version = layerVersions(w, viewId)[id];
  if (version === undefined) return null;
  if (id === 'damage') return damageLayer(w, viewId, version);
  if (id === 'forecast') return forecastLayer(w, version);
  if (isFloodLayer(id)) return floodLayer(w, id, version);
  if (isGasLayer(id)) return gasLayer(w, id, version);
  if (isSlopeLayer(id)) return slopeLayer(w, id, version);
  const grid = w.fire.grid;
  if (id === 'survey') {
    const { observationId, takenTick } = newestSurvey(w, viewId)!.survey;
    const cells = observationId === null ? new Int32Array(0) : w.pictures.cellsOf(observationId);
    const runs = encodeRuns(grid.cols, cells, () => 1);
    return { id, version, grid, asOfTick: takenTick, runs };
  }
  if (id === 'fire-known') {
    const seat = w.state.seats[w.index.seat.get(viewId)!.at]!;
    const last = w.state.observations.find((o) => o.id === lastId(seat.observationRuns));
    const runs = encodeRuns(grid.cols, w.pictures.knownCells(viewId), () => 1);
    return { id, version, grid, asOfTick: last?.tick ?? w.state.tick, runs };
  }
  const flaming = new Set(w.fire.flamingCells(w.fire.tick));
  const burned = w.fire.burnedCells(w.fire.tick);
  const runs = encodeRuns(grid.cols, burned, (c) => (flaming.has(c) ? 2 : 1));
  return { id, version, grid, asOfTick: w.fire.tick, runs };
}

function forecastLayer(w: World, id: number): LayerFrame | null {
  const product = w.forecasts.get(id);
  const forecast = w.state.forecasts.find((f) => f.id === id);
  if (product === undefined || forecast === undefined) return null;
  const { grid, arrival } = product;
  const classOf = (cell: number): number => {
    const ahead = (arrival[cell]! - forecast.tick) / HOUR;
    const i = CLASS_HOURS.findIndex((h) => ahead <= h);
    return i < 0 ? 0 : i + 1;
  };
  const cells: number[] = [];
  for (let i = 0; i < arrival.length; i++)
    if (arrival[i]! > forecast.tick + 1 && classOf(i) > 0) cells.push(i);
  const runs = encodeRuns(grid.cols, Int32Array.from(cells), classOf);
  return { id: 'forecast', version: id, grid, asOfTick: forecast.tick, runs };
}
