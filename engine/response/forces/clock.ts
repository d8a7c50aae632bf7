import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';

/**
 * What every due moment asks of every team, side by side for quick looks: when it is due, and
 * whether its way touches a road that is closed. Follows from the state alone; kept up to date by
 * the events that change teams, made anew after a restore.
 */
export class TeamClock {
  /** By the team's place in the list: tick at which something happens to it by itself; -1 for none. */
  readonly dueTick: Float64Array;
  /** By place: 1 for a team whose way touches a closed road. */
  readonly crosses: Uint8Array;
  /** Number of teams whose way touches a closed road. */
  crossing = 0;
  #closed: ReadonlySet<number> | null = null;
  /** Places of teams whose way has changed since they were last asked for. */
  #rerouted: number[];

  constructor(units: readonly UnitState[]) {
    this.dueTick = Float64Array.from(units, (u) => u.dueTick);
    this.crosses = new Uint8Array(units.length);
    this.#rerouted = units.map((_, i) => i);
  }

  /** Takes note of a team that has changed; `rerouted` when its way has. */
  note(place: number, u: UnitState, rerouted: boolean): void {
    this.dueTick[place] = u.dueTick;
    if (!rerouted) return;
    this.#rerouted.push(place);
    this.#look(place, u);
  }

  /** Brings `crosses` in line with the roads that are closed now. */
  close(closed: ReadonlySet<number>, units: readonly UnitState[]): void {
    if (this.#closed === closed) return;
    this.#closed = closed;
    for (let i = 0; i < units.length; i++) this.#look(i, units[i]!);
  }

  /** Places of teams whose way may have changed since the last call, some perhaps twice. */
  takeRerouted(): readonly number[] {
    const places = this.#rerouted;
    if (places.length > 0) this.#rerouted = [];
    return places;
  }

  #look(place: number, { route }: UnitState): void {
    const closed = this.#closed;
    const now = closed !== null && closed.size > 0 && route.some((leg) => closed.has(leg.edgeId));
    if ((this.crosses[place] === 1) === now) return;
    this.crosses[place] = now ? 1 : 0;
    this.crossing += now ? 1 : -1;
  }
}

const clocks = new WeakMap<World['index'], TeamClock>();

export function teamClock(w: World): TeamClock {
  let clock = clocks.get(w.index);
  if (clock === undefined) clocks.set(w.index, (clock = new TeamClock(w.state.units)));
  return clock;
}

/** A team has changed: whoever watches the teams learns of it. */
export function noteTeam(w: World, unitId: string, rerouted: boolean): void {
  const clock = clocks.get(w.index);
  if (clock === undefined) return;
  const place = w.index.unit.get(unitId)!.at;
  clock.note(place, w.state.units[place]!, rerouted);
}
