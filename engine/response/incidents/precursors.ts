import { find } from '../../exercise/lookup.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { drawNormal, drawUniform, keyOf, lognormalS } from '../../kernel/random.ts';
import { sendMessage } from '../lifelines/word.ts';
import type { PrecursorSpec } from './incident.ts';

/**
 * Signs of a coming slide at points that volunteers watch (群测群防). Whether a volunteer notices a
 * sign, and how long the call takes, is the same in every run with the same seed.
 */
export function nextPrecursor(w: World): number {
  let due = Infinity;
  for (const spec of w.scenario.precursors) {
    const x = find(w.state.precursors, spec.id);
    if (x === undefined) due = Math.min(due, spec.atTick);
    else if (x.reportTick >= 0 && x.reportedTick < 0) due = Math.min(due, x.reportTick);
  }
  return due;
}

export function stepPrecursors(w: World, ctx: StepContext): void {
  for (const spec of w.scenario.precursors) {
    const x = find(w.state.precursors, spec.id);
    const { id: precursorId, facilityId } = spec;
    if (x === undefined) {
      if (spec.atTick <= ctx.tick)
        ctx.emit({
          type: 'precursorArose',
          precursorId,
          facilityId,
          reportTick: reportTick(w, spec, ctx.tick),
        });
    } else if (x.reportTick >= 0 && x.reportTick <= ctx.tick && x.reportedTick < 0) {
      const reported = { type: 'precursorReported', precursorId, facilityId } as const;
      call(w, ctx, spec, ctx.emit(reported, x.aroseEvent));
    }
  }
}

function reportTick(w: World, spec: PrecursorSpec, tick: number): number {
  const entity = keyOf(spec.id);
  if (drawUniform(w.random.key('volunteer-notices'), entity) >= spec.probability) return -1;
  const z = drawNormal(w.random.key('volunteer-calls'), entity);
  return tick + lognormalS(spec.delayTicks, spec.delayLogSd, z);
}

function call(w: World, ctx: StepContext, spec: PrecursorSpec, cause: number): void {
  const point = w.region.facilities.find((f) => f.id === spec.facilityId)!;
  const from = { zh: `${point.name.zh}监测员`, en: `Volunteer at ${point.name.en}` };
  sendMessage(
    w,
    ctx,
    {
      from: { kind: 'outside', name: from.zh },
      toSeatIds: spec.toSeatIds.slice(),
      channel: 'phone',
      text: null,
      key: `precursor:${spec.id}`,
      params: { zh: spec.sign.zh, en: spec.sign.en, fromZh: from.zh, fromEn: from.en },
    },
    cause,
  );
}
