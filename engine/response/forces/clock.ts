import type { UnitState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import type { Point } from '../../kernel/grid.ts';
import { contactTick, metres } from '../journey.ts';

/** An answer, with all that it follows from; the list of known closures may grow in place. */
interface Contact {
  readonly route: UnitState['route'];
  readonly closed: ReadonlySet<number>;
  readonly known: readonly number[];
  readonly knownCount: number;
  readonly tick: number;
}

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
  /** By place: 1 for a team that stands in the field with nobody aboard, where fire may come. */
  readonly inField: Uint8Array;
  readonly #homes: readonly Point[];
  /** Number of teams whose way touches a closed road. */
  crossing = 0;
  /** By place: what `contact` last answered, and to what. */
  readonly #contacts: (Contact | undefined)[] = [];
  #closed: ReadonlySet<number> | null = null;
  /** Places of teams whose way has changed since they were last asked for. */
  #rerouted: number[];

  /** @param homes where each team is stationed, in the order of the teams. */
  constructor(units: readonly UnitState[], homes: readonly Point[]) {
    this.#homes = homes;
    this.dueTick = Float64Array.from(units, (u) => u.dueTick);
    this.crosses = new Uint8Array(units.length);
    this.inField = Uint8Array.from(units, (u, i) => this.#standsInField(u, i));
    this.#rerouted = units.map((_, i) => i);
  }

  /** Takes note of a team that has changed; `rerouted` when its way has. */
  note(place: number, u: UnitState, rerouted: boolean): void {
    this.dueTick[place] = u.dueTick;
    this.inField[place] = this.#standsInField(u, place);
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

  /**
   * When a team on its way must think again because of a road that is closed now, by the closures
   * that its seat knows of; an answer stands until its tick has come.
   */
  contact(place: number, { route }: UnitState, known: readonly number[], tick: number): number {
    const closed = this.#closed!;
    const last = this.#contacts[place];
    if (
      last !== undefined &&
      last.route === route &&
      last.closed === closed &&
      last.known === known &&
      last.knownCount === known.length &&
      last.tick > tick
    )
      return last.tick;
    const contact = contactTick(route, closed, (edgeId) => known.includes(edgeId), tick);
    this.#contacts[place] = { route, closed, known, knownCount: known.length, tick: contact };
    return contact;
  }

  /** Places of teams whose way may have changed since the last call, some perhaps twice. */
  takeRerouted(): readonly number[] {
    const places = this.#rerouted;
    if (places.length > 0) this.#rerouted = [];
    return places;
  }

  #standsInField({ at, route, people }: UnitState, place: number): 0 | 1 {
    return route.length === 0 && people <= 0 && metres(at, this.#homes[place]!) >= 1 ? 1 : 0;
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
  if (clock === undefined) {
    const { units } = w.state;
    const homes = units.map((u) => w.index.unit.get(u.id)!.spec.home.at);
    clocks.set(w.index, (clock = new TeamClock(units, homes)));
  }
  return clock;
}

/** A team has changed: whoever watches the teams learns of it. */
export function noteTeam(w: World, unitId: string, rerouted: boolean): void {
  const clock = clocks.get(w.index);
  if (clock === undefined) return;
  const place = w.index.unit.get(unitId)!.at;
  clock.note(place, w.state.units[place]!, rerouted);
}
