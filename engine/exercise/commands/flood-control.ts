import type { FloodAction, StructureState } from '../../hazards/flood/contract.ts';
import { weatherAt } from '../../hazards/weather.ts';
import { err, ok } from '../../kernel/result.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Values that a structure of each kind takes; null gives it back to its own rule where it has one. */
const RANGES = {
  gate: { min: 0, max: 1, mayFollowRule: false },
  pump: { min: 0, max: 1, mayFollowRule: false },
  release: { min: 0, max: 1e6, mayFollowRule: true },
  stage: { min: -500, max: 9000, mayFollowRule: true },
} as const;

/** A pool is brought no further than this from where it stands, m: what is more is a slip of the hand. */
const MOST_STAGE_CHANGE_M = 50;

type Set = Extract<StructureState['kind'], keyof typeof RANGES>;

function actionOf(kind: Set, id: string, value: number | null, rateMH: number): FloodAction {
  switch (kind) {
    case 'gate':
      return { kind: 'openGate', gate: id, open: value! };
    case 'pump':
      return { kind: 'pump', pump: id, on: value! > 0 };
    case 'release':
      return { kind: 'setRelease', reservoir: id, m3S: value };
    case 'stage':
      return { kind: 'setStage', reservoir: id, levelM: value, rateMH };
  }
}

/** Sets a gate, a pump, a release or the level of a pool, whoever's hand it is in. */
export const setStructure: CommandDef<'setStructure'> = {
  type: 'setStructure',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const there = w.flood?.structures().find((s) => s.id === c.structureId && s.kind === c.kind);
    if (there === undefined) return err(refuse('unknownPlace', { structure: c.structureId }));
    const { min, max, mayFollowRule } = RANGES[c.kind];
    const { value } = c;
    if (value === null ? !mayFollowRule : !(value >= min && value <= max))
      return err(refuse('badArguments', { value: value ?? '', min, max }));
    const pool = w.flood!.reservoirs().find((r) => r.id === c.structureId);
    if (
      c.kind === 'stage' &&
      value !== null &&
      Math.abs(value - pool!.levelM) > MOST_STAGE_CHANGE_M
    )
      return err(refuse('badArguments', { value, levelM: pool!.levelM }));
    // What it stands at says nothing here: an order of this moment is not carried out yet, and taking
    // that back asks for just the value that still stands.
    ctx.hazardAction('flood', actionOf(c.kind, c.structureId, value, c.rateMH));
    return ok(NO_PREVIEW);
  },
};

/** Other rain from now on, on every gauge and every slope; `releaseWeather` takes it back. */
export const setRain: CommandDef<'setRain'> = {
  type: 'setRain',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const untilTick = ctx.tick + Math.round(c.hours * 3600);
    const record = { ...weatherAt(w.drivers, ctx.tick), tick: ctx.tick, rainMmH: c.mmH };
    ctx.emit({ type: 'weatherOrdered', record, untilTick });
    if (w.flood !== null) ctx.hazardAction('flood', { kind: 'setRain', mmH: c.mmH, untilTick });
    return ok(NO_PREVIEW);
  },
};
