import { longestFlame } from '../../exercise/flames.ts';
import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { cellCentre } from '../../kernel/grid.ts';
import { M2_PER_HA } from '../../kernel/units.ts';
import {
  areaKm2,
  ASSUMED_SURVEY,
  type SurveyArea,
  type SurveyMethod,
  type SurveyState,
} from './survey.ts';

/** Emits the request of a survey; its id counts the requests of its seat alone. */
export function requestSurvey(
  w: World,
  ctx: StepContext,
  o: {
    readonly seatId: SeatId;
    readonly method: SurveyMethod;
    readonly area: SurveyArea;
    readonly unitId: UnitId | null;
    readonly passTick: number;
  },
): void {
  const n = w.state.surveys.filter((s) => s.seatId === o.seatId).length + 1;
  ctx.emit({ type: 'surveyRequested', survey: { id: `${o.seatId}:${n}`, ...o } });
}

/** Time from the picture to the map, s. */
export function processingS(w: World, method: SurveyMethod, area: SurveyArea): number {
  if (method === 'satellite') return w.scenario.survey!.processingS;
  const a = ASSUMED_SURVEY;
  const km2 = areaKm2(area);
  return Math.round(
    method === 'drone'
      ? a.droneProcessingS + a.droneProcessingSKm2 * km2
      : a.teamProcessingS + a.teamProcessingSKm2 * km2,
  );
}

/** Cells of the fire within the area as they are now. */
function burnedWithin(w: World, tick: number, { at, radiusM }: SurveyArea): Int32Array {
  const out: number[] = [];
  for (const cell of w.fire.burnedCells(tick)) {
    const c = cellCentre(w.fire.grid, cell);
    const de = c.e - at.e;
    const dn = c.n - at.n;
    if (de * de + dn * dn <= radiusM * radiusM) out.push(cell);
  }
  return Int32Array.from(out).sort();
}

/**
 * Takes the picture: what burns or has burned within the area goes into an observation that nobody
 * has yet. An area without fire makes a map without an observation.
 */
export function take(w: World, ctx: StepContext, survey: SurveyState, cause: number): void {
  const { area, method } = survey;
  const cells = w.state.fire.ignitedTick < 0 ? NOTHING : burnedWithin(w, ctx.tick, area);
  const { cellM } = w.fire.grid;
  const observationId = cells.length === 0 ? null : observe(w, ctx, survey, cells, cause);
  ctx.emit(
    {
      type: 'surveyTaken',
      surveyId: survey.id,
      observationId,
      burnedHa: Math.round((10 * cells.length * cellM * cellM) / M2_PER_HA) / 10,
      readyTick: ctx.tick + processingS(w, method, area),
    },
    cause,
  );
}

const NOTHING = new Int32Array(0);

function observe(
  w: World,
  ctx: StepContext,
  survey: SurveyState,
  cells: Int32Array,
  cause: number,
): number {
  const id = ctx.id('observation');
  w.pictures.record(id, cells);
  const longest = longestFlame(w, ctx.tick, cells);
  ctx.emit(
    {
      type: 'observationMade',
      observation: {
        id,
        tick: ctx.tick,
        source: 'survey',
        sourceId: survey.id,
        newCells: cells.length,
        flameLengthM: longest.flameLengthM,
        at: cellCentre(w.fire.grid, longest.cell),
      },
      to: [],
    },
    cause,
  );
  return id;
}
