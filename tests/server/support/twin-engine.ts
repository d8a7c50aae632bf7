import { NOTHING_CALLABLE } from '../../../engine/exercise/msel/msel-context.ts';
import { refuse } from '../../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import { NO_PREVIEW } from '../../../engine/exercise/commands/command-def.ts';
import type { EventBody, ExerciseEvent } from '../../../engine/exercise/event.ts';
import { packRuns } from '../../../engine/exercise/layer-runs.ts';
import type { LayerId } from '../../../engine/exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../../../engine/exercise/view.ts';
import { Hasher } from '../../../engine/kernel/hash.ts';
import { err, ok } from '../../../engine/kernel/result.ts';
import type { PreparedQuestion } from '../../../engine/protocol/discussion.ts';
import type { ScenarioCard } from '../../../engine/protocol/http.ts';
import type { EngineRun, ScenarioEngine } from '../../../server/exercises/engine-port.ts';
import { AIMS, QUESTION } from './twin-extras.ts';
import {
  CARD,
  DURATION,
  emptyReview,
  REGION,
  SEATS,
  twinSetup,
  twinView,
  type TwinState,
} from './twin-state.ts';

const seatOf = (a: Actor): string | null => (a.kind === 'instructor' ? null : a.seatId);

/** The twin at work: a clock, orders, messages, and refusals of both kinds. */
class TwinRun implements EngineRun {
  readonly #s: TwinState;
  readonly #seed: string;

  constructor(seed: string, state: TwinState) {
    this.#seed = seed;
    this.#s = state;
  }

  get tick(): number {
    return this.#s.tick;
  }
  get phase(): TwinState['phase'] {
    return this.#s.phase;
  }

  get version(): number {
    return Math.floor(this.#s.tick / 10) + this.#s.events.length;
  }

  #emit(body: EventBody): ExerciseEvent {
    const e = { id: this.#s.events.length + 1, tick: this.#s.tick, cause: null, body };
    this.#s.events.push(e);
    return e;
  }

  submit(actor: Actor, c: Command): ReturnType<EngineRun['submit']> {
    const no = this.#refusal(actor, c);
    if (no === 'busy') {
      const rejection = refuse('unitBusy', { unitId: 'busy' });
      const body = { type: 'stockedOut', depotId: 'busy' } as const;
      return { rejection, events: [this.#emit(body)] };
    }
    if (no !== null) return { rejection: refuse(no), events: [] };
    return { rejection: null, events: [this.#apply(actor, c)] };
  }

  #refusal(actor: Actor, c: Command) {
    const control = ['start', 'end', 'setOccupant', 'inject', 'fireInject'].includes(c.type);
    if (control !== (actor.kind === 'instructor')) return 'notAuthorised';
    if (c.type === 'start' && this.#s.phase !== 'standby') return 'alreadyDone';
    if (!control && this.#s.phase !== 'running') return 'notRunning';
    if (c.type === 'move' && c.unitId.startsWith('none')) return 'unknownUnit';
    if (c.type === 'move' && c.unitId.startsWith('busy')) return 'busy';
    return null;
  }

  #apply(actor: Actor, c: Command): ExerciseEvent {
    const s = this.#s;
    const seatId = seatOf(actor) ?? 'instructor';
    if (c.type === 'start') s.phase = 'running';
    if (c.type === 'start') return this.#emit({ type: 'exerciseStarted' });
    if (c.type === 'end') s.phase = 'ended';
    if (c.type === 'end') return this.#emit({ type: 'exerciseEnded', reason: 'instructor' });
    if (c.type === 'setOccupant') {
      const { seatId: id, occupant } = c;
      s.seats = s.seats.map((x) => (x.id === id ? { id, occupant } : x));
      return this.#emit({ type: 'seatOccupied', seatId: id, occupant });
    }
    if (c.type === 'message' || c.type === 'inject') {
      const id = s.messages.length + 1;
      s.messages.push({ id, tick: s.tick, from: seatId, to: [...c.toSeatIds], text: c.text });
      return this.#emit({ type: 'injectFired', injectId: String(id), by: 'instructor' });
    }
    const unitId = 'unitId' in c ? c.unitId : c.type;
    const id = s.orders.length + 1;
    s.orders.push({ id, tick: s.tick, seatId, unitId });
    s.fire = Math.imul(s.fire ^ (id * 7919 + s.tick), 0x9e3779b1) >>> 0;
    return this.#emit({ type: 'seatAlerted', seatId });
  }

  check(actor: Actor, c: Command): ReturnType<EngineRun['check']> {
    const no = this.#refusal(actor, c);
    return no === null ? ok(NO_PREVIEW) : err(refuse(no === 'busy' ? 'unitBusy' : no));
  }

  advance(toTick: number): void {
    const s = this.#s;
    while (s.phase === 'running' && s.tick < toTick) {
      s.tick++;
      if (s.tick % 10 === 0) s.fire = Math.imul(s.fire ^ (s.fire >>> 15), 0x2c1b3c6d) >>> 0;
      if (s.tick >= DURATION) {
        s.phase = 'ended';
        this.#emit({ type: 'exerciseEnded', reason: 'duration' });
      }
    }
  }

  hash(): string {
    return new Hasher().text(this.#seed).json(this.#s).digest();
  }
  save(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify(this.#s));
  }

  mark(): ReturnType<EngineRun['mark']> {
    const bytes = this.save();
    const again = (): TwinState => JSON.parse(new TextDecoder().decode(bytes)) as TwinState;
    return { bytes: bytes.length, resume: () => new TwinRun(this.#seed, again()) };
  }

  view(id: ViewId): SeatView {
    return twinView(this.#s, id);
  }
  setup = twinSetup;

  layerVersions(id: ViewId): ReturnType<EngineRun['layerVersions']> {
    return id === 'truth' ? { 'fire-truth': Math.floor(this.#s.tick / 60) } : { 'fire-known': 1 };
  }
  layers(id: ViewId, only?: readonly LayerId[]): ReturnType<EngineRun['layers']> {
    const [[layer, version]] = Object.entries(this.layerVersions(id)) as [
      ['fire-truth' | 'fire-known', number],
    ];
    if (only !== undefined && !only.includes(layer)) return [];
    const runs = packRuns([{ start: 1, length: 2, cls: 1 }]);
    return [{ id: layer, version, grid: REGION.grid, asOfTick: this.#s.tick, runs }];
  }
  events(): readonly ExerciseEvent[] {
    return this.#s.events;
  }
  score(): ReturnType<EngineRun['score']> {
    return [];
  }
  review(): ReturnType<EngineRun['review']> {
    return emptyReview(this.#s);
  }
  occupants(): ReturnType<EngineRun['occupants']> {
    return this.#s.seats;
  }
}

const create = (seed: string): TwinRun => {
  let fire = 0;
  for (const c of seed) fire = (Math.imul(fire, 31) + c.charCodeAt(0)) >>> 0;
  const seats = SEATS.map((s) => ({ id: s.id, occupant: 'policy' as const }));
  const state: TwinState = {
    tick: 0,
    phase: 'standby',
    fire,
    seats,
    orders: [],
    messages: [],
    events: [],
  };
  return new TwinRun(seed, state);
};

export const twinEngine: ScenarioEngine = {
  card: CARD,
  seats: SEATS,
  briefing: { zh: '总简令', en: 'Scenario briefing' },
  blind: true,
  headquarters: null,
  stopWord: { zh: '真实情况', en: 'No duff' },
  msel: {
    seats: SEATS.map(({ id, name }) => ({ id, name })),
    objectives: [],
    targets: [],
    durationTicks: 86_400,
    startDate: '2026-03-18',
    startSecondOfDay: 0,
    ids: {
      seat: SEATS.map((s) => s.id),
      unit: [],
      village: [],
      shelter: [],
      depot: [],
      asset: [],
      incident: [],
      aid: [],
      instrument: [],
      target: [],
    },
    callable: NOTHING_CALLABLE,
  },
  scoring: null,
  startDate: '2026-03-18',
  startSecondOfDay: 9 * 3600,
  region: REGION,
  targets: [],
  tell: (events) =>
    events.map(({ id, tick, body }) => ({
      id,
      tick,
      seatId: null,
      words: { zh: body.type, en: body.type },
      trouble: false,
    })),
  hazardWindow: REGION.grid,
  fingerprint: 'twin:1',
  create,
  load: (seed, bytes) =>
    new TwinRun(seed, JSON.parse(new TextDecoder().decode(bytes)) as TwinState),
};

export const listScenarios = (): Promise<readonly ScenarioCard[]> =>
  Promise.resolve([CARD, openTwin.card, twinWithAims.card]);
/** The same for an exercise whose players are briefed before the start. */
const openTwin: ScenarioEngine = {
  ...twinEngine,
  card: { ...CARD, id: 'open-twin' },
  blind: false,
  fingerprint: 'open-twin:1',
};

const twinWithAims: ScenarioEngine = {
  ...twinEngine,
  card: { ...CARD, id: 'aims', objectives: AIMS },
  fingerprint: 'aims:1',
};

export const openScenario = (id: string): Promise<ScenarioEngine> => {
  const found = [twinEngine, openTwin, twinWithAims].find((e) => e.card.id === id);
  return found === undefined
    ? Promise.reject(new Error(`no scenario ${id}`))
    : Promise.resolve(found);
};

export const questionsOf = (id: string): Promise<readonly PreparedQuestion[]> =>
  Promise.resolve(id === 'twin' ? [QUESTION] : []);
