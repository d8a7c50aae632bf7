import type { SeatSpec, UnitSpec } from '../../engine/exercise/scenario.ts';
import type { UnitEntry } from '../../engine/protocol/unit-schema.ts';
import type { Place } from '../../engine/protocol/schema-parts.ts';
import type { Text, Township, Village } from '../../engine/region/region.ts';
import type { Locator } from './locate.ts';

/** What the braces of a rule stand for. */
interface Binding {
  readonly township: string;
  readonly village: string;
  readonly names: Readonly<Record<'township' | 'village', Text>>;
}

const NO_NAME: Text = { zh: '', en: '' };

function fill(template: string, b: Binding): string {
  return template
    .replaceAll('{township}', b.township)
    .replaceAll('{village}', b.village)
    .replaceAll('{township.zh}', b.names.township.zh)
    .replaceAll('{township.en}', b.names.township.en)
    .replaceAll('{village.zh}', b.names.village.zh)
    .replaceAll('{village.en}', b.names.village.en);
}

function fillPlace(p: Place, b: Binding): Place {
  if ('facility' in p) return { facility: fill(p.facility, b) };
  if ('township' in p) return { township: fill(p.township, b) };
  if ('village' in p) return { village: fill(p.village, b) };
  return p;
}

const ofTownship = (t: Township, v: Village | null): Binding => ({
  township: t.id,
  village: v?.id ?? '',
  names: { township: t.name, village: v?.name ?? NO_NAME },
});

/** The townships or villages for which a rule makes a team; ids in rising order. */
function bindings(entry: UnitEntry, path: string, locate: Locator): (Binding | null)[] {
  const rule = entry.forEach;
  if (rule === undefined) return [null];
  const townships = rule.townships
    .map((id, i) => locate.township(`${path}.forEach.townships[${i}]`, id))
    .filter((t) => t !== null);
  if (rule.kind === 'township') return townships.map((t) => ofTownship(t, null));
  return townships.flatMap((t) => {
    const villages = locate.region.villages.filter((v) => v.townshipId === t.id);
    const count = Math.max(1, Math.round(villages.length * rule.share));
    return villages.slice(0, count).map((v) => ofTownship(t, v));
  });
}

function resolveOne(
  entry: UnitEntry,
  b: Binding | null,
  path: string,
  locate: Locator,
): UnitSpec | null {
  const put = (s: string): string => (b === null ? s : fill(s, b));
  const home = locate.place(`${path}.home`, b === null ? entry.home : fillPlace(entry.home, b));
  if (home === null) return null;
  return {
    id: put(entry.id),
    name: { zh: put(entry.name.zh), en: put(entry.name.en) },
    seatId: put(entry.seat),
    kind: entry.aid === null ? entry.kind : 'aid',
    symbol: entry.symbol,
    strength: entry.strength,
    capabilities: entry.capabilities,
    vehicle: entry.vehicle,
    equipment: entry.equipment,
    home: { at: home.at, nodeId: home.nodeId, name: home.name },
    aidId: entry.aid,
    turnOutMin: entry.turnOutMin,
    shiftH: entry.shiftH,
    seatsForPeople: entry.seatsForPeople,
    kitCapacity: entry.kitCapacity,
    waterL: entry.waterL,
    provenance: entry.provenance,
  };
}

/** A team and the township to which it belongs, when a rule made it or it is at home in one. */
export interface Written {
  readonly unit: UnitSpec;
  readonly townshipId: string | null;
}

/** The teams of one entry, its rule written out; those whose home cannot be found are left out. */
export function writeOut(entry: UnitEntry, path: string, locate: Locator): Written[] {
  return bindings(entry, path, locate).flatMap((b) => {
    const unit = resolveOne(entry, b, path, locate);
    const atHome = 'township' in entry.home ? entry.home.township : null;
    return unit === null ? [] : [{ unit, townshipId: b?.township ?? atHome }];
  });
}

/** Gathers teams by id; an id that stands already and a seat that does not are problems. */
export function gather(
  into: Map<string, UnitSpec>,
  unit: UnitSpec,
  path: string,
  seats: readonly SeatSpec[],
  locate: Locator,
): void {
  if (!seats.some((s) => s.id === unit.seatId))
    locate.problem(`${path}.seat`, 'the id of a seat of this scenario', unit.seatId);
  if (into.has(unit.id)) locate.problem(`${path}.id`, 'an id that no other team has', unit.id);
  into.set(unit.id, unit);
}

/** Every team of the scenario: its own and those of the county, sorted by id. */
export function resolveUnits(
  entries: readonly UnitEntry[],
  county: ReadonlyMap<string, UnitSpec>,
  seats: readonly SeatSpec[],
  locate: Locator,
): UnitSpec[] {
  const found = new Map(county);
  entries.forEach((entry, i) => {
    const path = `units[${i}]`;
    for (const { unit } of writeOut(entry, path, locate)) gather(found, unit, path, seats, locate);
  });
  if (entries.length === 0 && found.size === 0)
    locate.problem('units', 'at least one team, here or by `forces`', []);
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
