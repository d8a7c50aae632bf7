import type { SeatSpec, ShelterSpec } from '../../engine/exercise/scenario.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Facility } from '../../engine/region/region.ts';
import {
  ASSUMED_LIFELINES,
  COUNTY_PLACE,
  type LifelineAsset,
  type LifelineKind,
  type LifelineSpec,
  type LinkPlace,
  type PowerUse,
  type PowerUser,
} from '../../engine/response/lifelines/lifeline.ts';
import type { Locator } from './locate.ts';

type Part = NonNullable<ScenarioFile['lifelines']>;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;

const squaredM = (a: Point, b: Point): number => (a.e - b.e) ** 2 + (a.n - b.n) ** 2;

/** The nearest in a straight line, ties by the order of the list; null for an empty list. */
function nearest<T extends { readonly at: Point }>(list: readonly T[], at: Point): T | null {
  let best: T | null = null;
  for (const x of list) if (best === null || squaredM(x.at, at) < squaredM(best.at, at)) best = x;
  return best;
}

const kV = (f: Facility): number => Number(f.attributes['kV'] ?? 0);

/** Service areas that the file gives, checked: village or facility → asset. */
class Service {
  readonly #part: Part;
  readonly #locate: Locator;
  readonly #given: Readonly<Record<'power' | 'comms', Map<string, string>>> = {
    power: new Map(),
    comms: new Map(),
  };

  constructor(part: Part, locate: Locator) {
    this.#part = part;
    this.#locate = locate;
    part.serviceAreas.forEach((area, i) => this.#read(area, `lifelines.serviceAreas[${i}]`));
  }

  #read(area: Part['serviceAreas'][number], path: string): void {
    const asset = this.#locate.facility(`${path}.asset`, area.asset);
    if (asset === null) return;
    if (asset.kind !== 'substation' && asset.kind !== 'tower') {
      this.#locate.problem(
        `${path}.asset`,
        'a substation or a tower',
        `${asset.id} (${asset.kind})`,
      );
      return;
    }
    const given = this.#given[asset.kind === 'substation' ? 'power' : 'comms'];
    for (const id of this.villagesOf(area, path)) given.set(id, asset.id);
    // A township's seat too, where its officials sit.
    for (const id of area.townships) given.set(id, asset.id);
    area.facilities.forEach((id, j) => {
      if (this.#locate.facility(`${path}.facilities[${j}]`, id) !== null) given.set(id, asset.id);
    });
  }

  /** Villages that are named, and those of the townships that are named. */
  villagesOf(
    area: { readonly villages: readonly string[]; readonly townships: readonly string[] },
    path: string,
  ): string[] {
    const named = area.villages
      .map((key, j) => this.#locate.village(`${path}.villages[${j}]`, key, undefined))
      .filter((v) => v !== null);
    const townships = area.townships.filter(
      (id, j) => this.#locate.township(`${path}.townships[${j}]`, id) !== null,
    );
    const all = this.#locate.region.villages.filter((v) => townships.includes(v.townshipId));
    return [...named, ...all].map((v) => v.id);
  }

  /** The asset that serves a village or facility: the given one, else the nearest. */
  assetFor(kind: 'power' | 'comms', x: { readonly id: string; readonly at: Point }): string | null {
    const given = this.#given[kind].get(x.id);
    if (given !== undefined) return given;
    const of = kind === 'power' ? 'substation' : 'tower';
    return (
      nearest(
        this.#locate.region.facilities.filter((f) => f.kind === of),
        x.at,
      )?.id ?? null
    );
  }

  /** Waterworks of the file, with their villages. */
  waterworks(): { facility: Facility; villageIds: string[] }[] {
    return this.#part.water.flatMap((w, i) => {
      const facility = this.#locate.facility(`lifelines.water[${i}].facility`, w.facility);
      const villageIds = this.villagesOf(w, `lifelines.water[${i}]`);
      return facility === null ? [] : [{ facility, villageIds }];
    });
  }
}

/** The next substation up: given by the region, else the nearest of a higher voltage. */
function feeder(f: Facility, substations: readonly Facility[]): string | null {
  const given = f.attributes['fedBy'];
  if (typeof given === 'string' && substations.some((s) => s.id === given)) return given;
  return (
    nearest(
      substations.filter((s) => kV(s) > kV(f)),
      f.at,
    )?.id ?? null
  );
}

function assetsOf(service: Service, locate: Locator): LifelineAsset[] {
  const { facilities, villages } = locate.region;
  const substations = facilities.filter((f) => f.kind === 'substation');
  const people = new Map(villages.map((v) => [v.id, v.population]));
  const make = (
    f: Facility,
    kind: LifelineKind,
    villageIds: readonly string[],
    poweredBy: string | null,
  ): LifelineAsset => ({
    id: f.id,
    kind,
    name: f.name,
    at: f.at,
    nodeId: f.nodeId,
    villageIds,
    persons: villageIds.reduce((n, id) => n + people.get(id)!, 0),
    poweredBy,
    reserveS:
      kind === 'comms'
        ? ASSUMED_LIFELINES.towerReserveS
        : kind === 'water'
          ? ASSUMED_LIFELINES.waterReserveS
          : 0,
  });
  const servers = (kind: 'power' | 'comms') => villages.map((v) => service.assetFor(kind, v));
  const by = { power: servers('power'), comms: servers('comms') };
  const served = (kind: 'power' | 'comms', id: string): string[] =>
    villages.filter((_v, i) => by[kind][i] === id).map((v) => v.id);
  return [
    ...substations.map((f) => make(f, 'power', served('power', f.id), feeder(f, substations))),
    ...facilities
      .filter((f) => f.kind === 'tower')
      .map((f) => make(f, 'comms', served('comms', f.id), service.assetFor('power', f))),
    ...service
      .waterworks()
      .map(({ facility, villageIds }) =>
        make(facility, 'water', villageIds, service.assetFor('power', facility)),
      ),
  ].sort(byId);
}

function usersOf(
  part: Part,
  service: Service,
  assets: readonly LifelineAsset[],
  shelters: readonly ShelterSpec[],
  seatIds: readonly string[],
  locate: Locator,
): PowerUser[] {
  const facility = new Map(locate.region.facilities.map((f) => [f.id, f]));
  const out = new Map<string, PowerUser>();
  const add = (id: string, use: PowerUse, sitThere: readonly string[] = []): void => {
    const f = facility.get(id);
    if (f === undefined || out.has(id)) return;
    const poweredBy = service.assetFor('power', f);
    const { name, at, nodeId } = f;
    out.set(id, { id, use, name, at, nodeId, poweredBy, seatIds: sitThere });
  };
  part.commandPosts.forEach((id, i) => {
    if (locate.facility(`lifelines.commandPosts[${i}]`, id) !== null)
      add(id, 'commandPost', i === 0 ? seatIds : []);
  });
  for (const a of assets) if (a.kind !== 'power') add(a.id, a.kind);
  for (const f of locate.region.facilities) if (f.kind === 'hospital') add(f.id, 'hospital');
  for (const s of shelters) add(s.facilityId, 'shelter');
  return [...out.values()].sort(byId);
}

function placesOf(
  part: Part,
  service: Service,
  seats: readonly SeatSpec[],
  locate: Locator,
): LinkPlace[] {
  const phones = part.satellitePhones;
  const has = (id: string): boolean => {
    if (typeof phones === 'string') return phones === 'all';
    return id === COUNTY_PLACE ? phones.county : phones.townships.includes(id);
  };
  if (typeof phones === 'object')
    phones.townships.forEach((id, i) =>
      locate.township(`lifelines.satellitePhones.townships[${i}]`, id),
    );
  const at = locate.region.facilities.find((f) => f.id === part.commandPosts[0]);
  const sitIn = (townshipId: string | null): string[] =>
    seats.filter((s) => s.townshipId === townshipId && s.role !== 'neighbour').map((s) => s.id);
  const place = (
    id: string,
    x: { readonly at: Point; readonly nodeId: number; readonly name: LinkPlace['name'] },
    seatIds: readonly string[],
  ): LinkPlace => ({
    id,
    name: x.name,
    at: x.at,
    nodeId: x.nodeId,
    towerId: service.assetFor('comms', { id, at: x.at }),
    substationId: service.assetFor('power', { id, at: x.at }),
    satellitePhone: has(id),
    seatIds,
  });
  return [
    ...(at === undefined ? [] : [place(COUNTY_PLACE, at, sitIn(null))]),
    ...locate.region.townships.map((t) =>
      place(t.id, { at: t.seat, nodeId: t.nodeId, name: t.name }, sitIn(t.id)),
    ),
  ].sort(byId);
}

/** Who serves whom, with every reference found; null without the part. */
export function resolveLifelines(
  file: ScenarioFile,
  seats: readonly SeatSpec[],
  shelters: readonly ShelterSpec[],
  locate: Locator,
): LifelineSpec | null {
  const part = file.lifelines;
  if (part === null) {
    checkOutages(file, [], locate);
    return null;
  }
  part.dutySeats.forEach((id, i) => {
    if (!seats.some((s) => s.id === id))
      locate.problem(`lifelines.dutySeats[${i}]`, 'the id of a seat of this scenario', id);
  });
  const service = new Service(part, locate);
  const assets = assetsOf(service, locate);
  checkOutages(file, assets, locate);
  const county = seats
    .filter((s) => s.townshipId === null && s.role !== 'neighbour')
    .map((s) => s.id);
  return {
    assets,
    users: usersOf(part, service, assets, shelters, county, locate),
    places: placesOf(part, service, seats, locate),
    dutySeatIds: part.dutySeats,
  };
}

/** Only what is a lifeline here can fail by an inject. */
function checkOutages(file: ScenarioFile, assets: readonly LifelineAsset[], locate: Locator): void {
  file.injects.forEach(({ effect }, i) => {
    if (effect.kind !== 'outage') return;
    effect.facilities.forEach((id, j) => {
      const path = `injects[${i}].effect.facilities[${j}]`;
      const facility = locate.facility(path, id);
      if (facility === null || assets.some((a) => a.id === id)) return;
      const what = 'a substation, tower or waterworks of this scenario’s lifelines';
      locate.problem(path, what, `${id} (${facility.kind})`);
    });
  });
}
