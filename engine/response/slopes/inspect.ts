import { byId } from '../../exercise/lookup.ts';
import type { UnitId } from '../../exercise/scenario.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { drawNormal, keyOf } from '../../kernel/random.ts';
import { sendMessage } from '../lifelines/word.ts';
import type { SiteState } from '../sites/site.ts';
import { ASSUMED_SLOPES } from './assumed.ts';
import type { SlopeInspection, SlopeOpinion } from './slope.ts';

const OPINION_WORDS: Readonly<Record<SlopeOpinion, { readonly zh: string; readonly en: string }>> =
  {
    quiet: { zh: '暂未见明显变形', en: 'no clear movement now' },
    creeping: { zh: '蠕动变形，加密监测', en: 'creeping; measure more often' },
    accelerating: { zh: '加速变形，建议撤离', en: 'accelerating; people should leave' },
    imminent: { zh: '临滑，立即撤离、封航', en: 'about to fail; leave and close the channel now' },
  };

/** What experts think of a speed, mm/h. */
export function opinionOf(speedMmH: number): SlopeOpinion {
  const { creeping, accelerating, imminent } = ASSUMED_SLOPES.opinionMmH;
  if (speedMmH >= imminent) return 'imminent';
  if (speedMmH >= accelerating) return 'accelerating';
  return speedMmH >= creeping ? 'creeping' : 'quiet';
}

/** A team has looked at a slope: it measures speed, movement and volume with the errors of a survey. */
export function inspectSlope(
  w: World,
  ctx: StepContext,
  site: SiteState,
  cause: number,
  unitId: UnitId,
): void {
  const run = w.landslide;
  const slope = w.scenario.slopes?.slopes.find((x) => x.id === site.subject);
  const source = w.scenario.landslide?.slides.find((x) => x.id === site.subject);
  if (run === null || slope === undefined || source === undefined) return;
  const truth = run.movementOf(slope.id);
  const key = w.random.key('slope-inspection');
  const nth = byId(w.state.slopes, slope.id).inspections.length;
  const off = (error: number, k: number): number =>
    Math.max(0.2, 1 + error * drawNormal(key, keyOf(slope.id), 2 * nth + k));
  // Whoever comes to look at a slope that has gone sees that; there is nothing left to measure.
  if (byId(w.state.slopes, slope.id).failedEvent >= 0) return;
  const speedMmH = truth.speedMS * 3.6e6 * off(ASSUMED_SLOPES.speedError, 0);
  const inspection: SlopeInspection = {
    tick: ctx.tick,
    speedMmH: Math.round(speedMmH * 100) / 100,
    movedMm: Math.round(truth.displacementM * 1000),
    volumeM3: Math.round((source.volumeM3 * off(ASSUMED_SLOPES.volumeError, 1)) / 1000) * 1000,
    opinion: opinionOf(speedMmH),
  };
  const told = ctx.emit({ type: 'slopeInspected', slideId: slope.id, inspection }, cause);
  tellOf(w, ctx, unitId, slope.name, inspection, told);
}

function tellOf(
  w: World,
  ctx: StepContext,
  unitId: UnitId,
  name: { readonly zh: string; readonly en: string },
  i: SlopeInspection,
  cause: number,
): void {
  const { spec } = w.index.unit.get(unitId)!;
  const to = w.scenario.seats
    .filter((s) => s.id === spec.seatId || HEAR.has(s.role))
    .map((s) => s.id)
    .sort();
  const words = OPINION_WORDS[i.opinion];
  sendMessage(
    w,
    ctx,
    {
      from: { kind: 'outside', name: spec.name.zh },
      toSeatIds: to,
      channel: 'radio',
      text: null,
      key: 'slopeInspected',
      params: {
        zh: `${name.zh}现场核查：近期位移速率约 ${i.speedMmH} mm/h，估计方量约 ${i.volumeM3} m³，${words.zh}。`,
        en: `${name.en}, looked at on the spot: moving at about ${i.speedMmH} mm/h, some ${i.volumeM3} m³; ${words.en}.`,
        fromZh: spec.name.zh,
        fromEn: spec.name.en,
      },
    },
    cause,
  );
}

const HEAR: ReadonlySet<string> = new Set(['incidentCommander', 'technicalCommander']);
