import type { Rejection, UnitOrder } from '../../exercise/commands/command.ts';
import type { Point } from '../../kernel/grid.ts';
import { metres } from '../journey.ts';
import { unitsIn, type ItemId } from '../supplies/items.ts';
import { unheardByVillage } from '../warnings/doors.ts';
import type { Planning } from './context.ts';
import { nearestKnownFire } from './known-fire.ts';
import { plan } from './registry.ts';
import { stockOf } from './supplies.ts';

const MOST = 2;
/** A line proposed against long flames: this far outside the known fire, and this long (assumed). */
const PROPOSED_LINE = { setBackM: 200, lengthM: 400 } as const;

/**
 * Up to two orders that would be accepted now in place of a refused one, the soonest done first;
 * where no end can be told, the soonest on scene. Every one has passed the same checks; none looks at more than the seat knows.
 */
export function alternatives(p: Planning, order: UnitOrder, why: Rejection): readonly UnitOrder[] {
  const out: UnitOrder[] = [];
  for (const candidates of proposals(p, order, why)) {
    const viable: { order: UnitOrder; dueTick: number; etaTick: number }[] = [];
    for (const candidate of candidates) {
      const planned = plan(p, candidate);
      if (!planned.ok) continue;
      const { endTick, etaTick } = planned.value;
      viable.push({ order: candidate, dueTick: endTick >= 0 ? endTick : etaTick, etaTick });
    }
    viable.sort(
      (a, b) =>
        a.dueTick - b.dueTick ||
        a.etaTick - b.etaTick ||
        (a.order.unitId < b.order.unitId ? -1 : 1),
    );
    const best = viable[0];
    if (best !== undefined) out.push(best.order);
    if (out.length === MOST) break;
    const second = candidates.length > 1 && out.length === 1 ? viable[1] : undefined;
    if (second !== undefined && isLast(why)) out.push(second.order);
    if (out.length === MOST) break;
  }
  return out;
}

/** Reasons that another team answers; the second nearest is worth showing too. */
const isLast = (why: Rejection): boolean => OTHER_TEAM.has(why.code);

const OTHER_TEAM: ReadonlySet<string> = new Set([
  'noCapability',
  'unitBusy',
  'unitResting',
  'noRoute',
  'outOfRange',
  'noLandingSite',
  'siteObstructed',
  'poorSight',
  'noWharf',
  'waterTooHigh',
]);

/** Groups of candidates, the most telling group first; the soonest viable of each is offered. */
function proposals(p: Planning, order: UnitOrder, why: Rejection): UnitOrder[][] {
  if (OTHER_TEAM.has(why.code)) return [byOtherTeams(p, order)];
  switch (why.code) {
    case 'flameTooLong':
      return [byOtherTeams(p, order), linesAgainst(p, order), dropsOn(p, order)];
    case 'noKnownFire':
    case 'notKnownFire':
      return [atNearestFire(p, order), reconOf(p, order)];
    case 'noDaylight':
    case 'windTooStrong':
      return [attackInstead(p, order), linesAgainst(p, order)];
    case 'noLine':
      return order.type === 'burnOut'
        ? [withAll(p, (unitId) => ({ type: 'buildLine', unitId, path: order.path }))]
        : [];
    case 'noWaterSource':
    case 'unknownPlace':
      return [otherSources(p, order)];
    default:
      return otherPlaces(p, order, why);
  }
}

const withAll = (p: Planning, make: (unitId: string) => UnitOrder): UnitOrder[] =>
  p.k.commanded.map((u) => make(u.id));

const byOtherTeams = (p: Planning, order: UnitOrder): UnitOrder[] =>
  order.type === 'hold' || order.type === 'return'
    ? []
    : p.k.commanded
        .filter((u) => u.id !== order.unitId && u.orderId === null)
        .map((u) => ({ ...order, unitId: u.id }));

function placeOf(order: UnitOrder): Point | null {
  if ('at' in order) return order.at;
  if ('path' in order) return order.path[0] ?? null;
  return null;
}

function reconOf(p: Planning, order: UnitOrder): UnitOrder[] {
  const at = placeOf(order);
  return at === null ? [] : withAll(p, (unitId) => ({ type: 'recon', unitId, at }));
}

function attackInstead(p: Planning, order: UnitOrder): UnitOrder[] {
  const at = placeOf(order);
  return at === null ? [] : withAll(p, (unitId) => ({ type: 'directAttack', unitId, at }));
}

function atNearestFire(p: Planning, order: UnitOrder): UnitOrder[] {
  const at = placeOf(order);
  const known = at === null ? null : nearestKnownFire(p, at);
  if (known === null || !('at' in order)) return [];
  return [{ ...order, at: known.at }];
}

function dropsOn(p: Planning, order: UnitOrder): UnitOrder[] {
  const at = placeOf(order);
  const source = at === null ? undefined : aerialSources(p, at)[0];
  if (at === null || source === undefined) return [];
  return withAll(p, (unitId) => ({ type: 'waterDrop', unitId, at, coverage: 4, sourceId: source }));
}

function aerialSources(p: Planning, at: Point): string[] {
  return p.w.region.facilities
    .filter((f) => f.kind === 'waterSource' && f.attributes['aerial'] === 1)
    .map((f) => ({ id: f.id, d: metres(f.at, at) }))
    .sort((a, b) => a.d - b.d || (a.id < b.id ? -1 : 1))
    .map((f) => f.id);
}

function otherSources(p: Planning, order: UnitOrder): UnitOrder[] {
  if (order.type !== 'waterDrop') return [];
  const [sourceId] = aerialSources(p, order.at).filter((id) => id !== order.sourceId);
  return sourceId === undefined ? [] : [{ ...order, sourceId }];
}

/** A straight line across the way that the fire would take, set back from the known edge. */
function linesAgainst(p: Planning, order: UnitOrder): UnitOrder[] {
  const at = placeOf(order);
  const cells = p.fireCells;
  if (at === null || cells.length === 0) return [];
  const { cols, west, north, cellM } = p.k.fireGrid;
  let e = 0;
  let n = 0;
  for (const cell of cells) {
    const row = Math.floor(cell / cols);
    e += west + (cell - row * cols + 0.5) * cellM;
    n += north - (row + 0.5) * cellM;
  }
  const de = at.e - e / cells.length;
  const dn = at.n - n / cells.length;
  const d = Math.sqrt(de * de + dn * dn);
  if (d < cellM) return [];
  const centre = {
    e: at.e + (de / d) * PROPOSED_LINE.setBackM,
    n: at.n + (dn / d) * PROPOSED_LINE.setBackM,
  };
  const half = PROPOSED_LINE.lengthM / 2;
  const path = [
    { e: centre.e - (dn / d) * half, n: centre.n + (de / d) * half },
    { e: centre.e + (dn / d) * half, n: centre.n - (de / d) * half },
  ];
  return withAll(p, (unitId) => ({ type: 'buildLine', unitId, path }));
}

function otherPlaces(p: Planning, order: UnitOrder, why: Rejection): UnitOrder[][] {
  if (order.type === 'evacuate' && why.code === 'noShelterSpace')
    return [p.k.shelters.map((s) => ({ ...order, shelterId: s.facilityId }))];
  if (order.type === 'transportCasualties' && why.code === 'noBed')
    return [p.k.hospitals.map((h) => ({ ...order, hospitalId: h.id }))];
  if (order.type === 'doorToDoor')
    return [
      [...unheardByVillage(p.k.warnings).keys()].map((villageId) => ({ ...order, villageId })),
    ];
  if (order.type !== 'sendSupplies') return [];
  if (why.code === 'overCapacity') {
    const count = unitsIn(order.item, p.k.unitSpec(order.unitId).kitCapacity);
    return [count > 0 ? [{ ...order, count }] : [], byOtherTeams(p, order)];
  }
  if (why.code === 'otherLoadAboard') {
    const { item, count } = why.params;
    const aboard = { ...order, item: item as ItemId, count: Number(count) };
    return [byOtherTeams(p, order), [aboard]];
  }
  if (why.code === 'notLacking')
    return [p.k.dryVillages.map((v) => ({ ...order, item: 'water', shelterId: v.id }))];
  if (why.code !== 'outOfStock') return [];
  const elsewhere = p.k.depots.map((d) => ({ ...order, depotId: d.facilityId }));
  const stock = stockOf(p.k, order.depotId, order.item);
  return [elsewhere, stock > 0 ? [{ ...order, count: stock }] : []];
}
