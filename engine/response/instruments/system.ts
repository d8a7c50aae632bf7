import type { SeatId } from '../../exercise/scenario.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { drawNormal, drawUniform, keyOf } from '../../kernel/random.ts';
import { linkDelayS } from '../lifelines/network.ts';
import { sendMessage } from '../lifelines/word.ts';
import {
  INSTRUMENT_QUANTITIES,
  newestReading,
  type InstrumentMark,
  type InstrumentReading,
  type InstrumentSpec,
} from './instrument.ts';
import { SAMPLERS } from './samplers.ts';

/** Instruments are read when their time comes, and call the seats when a reading passes a mark. */
export const instruments: System = {
  name: 'instruments',

  nextDue(w) {
    const { tick } = w.state;
    let due = Infinity;
    for (const { everyTicks, delayTicks } of w.scenario.instruments) {
      const late = delayTicks % everyTicks;
      due = Math.min(due, (Math.floor(tick / everyTicks) + 1) * everyTicks);
      if (late > 0) due = Math.min(due, (Math.floor((tick - late) / everyTicks) + 1) * everyTicks + late); // prettier-ignore
    }
    return due;
  },

  step(w, ctx) {
    const called = new Set<SeatId>();
    w.scenario.instruments.forEach((spec, i) => {
      const read = ctx.tick % spec.everyTicks === 0 ? take(w, ctx, spec) : null;
      const { readings } = w.state.instruments[i]!;
      if (spec.delayTicks === 0) {
        if (read !== null) arrived(w, ctx, { spec, called }, readings, read);
        return;
      }
      const at = readings.findLastIndex((r) => r.id === ctx.tick - spec.delayTicks);
      if (at >= 0) arrived(w, ctx, { spec, called }, readings.slice(0, at), readings[at]!);
    });
  },
};

function take(w: World, ctx: StepContext, spec: InstrumentSpec): InstrumentReading {
  // The instructor may silence an instrument: from then on its readings are lost.
  const value = w.state.hiddenSensors.includes(spec.id) ? null : reading(w, spec, ctx.tick);
  const missedBy = spec.seatIds.filter((seatId) => linkDelayS(w, null, seatId) === null);
  ctx.emit({ type: 'instrumentRead', instrumentId: spec.id, value, missedBy });
  return { id: ctx.tick, value };
}

/** The truth with the instrument's error, to its last decimal; null when the reading is lost. */
function reading(w: World, spec: InstrumentSpec, tick: number): number | null {
  const who = keyOf(spec.id);
  if (drawUniform(w.hazardRandom.key('instrument-fails'), who, tick) < spec.failProbability)
    return null;
  const truth = SAMPLERS[spec.quantity](w, spec);
  if (truth === null) return null;
  const z = spec.noiseSd > 0 ? drawNormal(w.hazardRandom.key('instrument-error'), who, tick) : 0;
  const scale = SCALES[INSTRUMENT_QUANTITIES[spec.quantity].digits]!;
  return Math.round((truth + spec.noiseSd * z) * scale) / scale;
}

const SCALES = [1, 10, 100, 1000, 10_000] as const;

/** Whose desks a reading comes to; `called` have had an alarm in this step already. */
interface Desks {
  readonly spec: InstrumentSpec;
  readonly called: Set<SeatId>;
}

/** A reading is on the desks: says so when it is the first beyond a mark. */
function arrived(
  w: World,
  ctx: StepContext,
  desk: Desks,
  before: readonly InstrumentReading[],
  now: InstrumentReading,
): void {
  const { value } = now;
  const last = newestReading(before)?.value ?? null;
  if (value === null) return;
  for (const mark of desk.spec.marks)
    if (isBeyond(mark, value) && (last === null || !isBeyond(mark, last)))
      alarm(w, ctx, desk, mark, value);
}

const isBeyond = (mark: InstrumentMark, value: number): boolean =>
  mark.alarm !== null && (mark.alarm === 'rise' ? value >= mark.value : value <= mark.value);

function alarm(
  w: World,
  ctx: StepContext,
  { spec, called }: Desks,
  mark: InstrumentMark,
  value: number,
): void {
  const { hazard, unit } = INSTRUMENT_QUANTITIES[spec.quantity];
  const cause = ctx.emit({ type: 'instrumentAlarm', instrumentId: spec.id, mark: mark.value, value }); // prettier-ignore
  sendMessage(
    w,
    ctx,
    {
      from: { kind: 'system' },
      toSeatIds: spec.seatIds.slice(),
      channel: 'system',
      text: null,
      key: 'instrumentAlarm',
      params: {
        instrument: spec.id,
        // The words themselves, as an inject has them: names of instruments are scenario data.
        zh: `${spec.name.zh}读数 ${value} ${unit}，达到${mark.name.zh}（${mark.value} ${unit}）`,
        en: `${spec.name.en}: ${value} ${unit}, ${mark.name.en} (${mark.value} ${unit}) passed`,
        value,
        unit,
      },
    },
    cause,
  );
  for (const seatId of spec.seatIds) if (!called.has(seatId)) alert(w, ctx, seatId, cause);
  for (const seatId of spec.seatIds) called.add(seatId);
  const known = w.state.hazards.find((h) => h.id === hazard);
  if (known !== undefined && known.detectedTick < 0)
    ctx.emit({ type: 'hazardDetected', hazard }, cause);
}

/** The first word of an emergency to a seat that can be reached. */
function alert(w: World, ctx: StepContext, seatId: SeatId, cause: number): void {
  const seat = w.state.seats[w.index.seat.get(seatId)!.at]!;
  if (seat.alertedTick === null && linkDelayS(w, null, seatId) !== null)
    ctx.emit({ type: 'seatAlerted', seatId }, cause);
}
