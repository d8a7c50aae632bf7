import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { Language } from '../i18n/language.ts';
import { clockTime, duration, text } from '../ui/format.ts';
import type { Words } from './words.ts';
import type { ChosenPlace } from './choose-places.ts';
import type { Anchor, DrawnUnit, LabelWish } from './drawn.ts';

/** Lower is placed first: selected, threatened village, own team, town, other team, the rest. */
const PRIORITY = {
  fire: 0,
  threatened: 1,
  closure: 2,
  own: 3,
  town: 4,
  other: 5,
  place: 6,
} as const;

export interface LabelScene {
  readonly setup: Setup;
  readonly view: SeatView;
  readonly tick: number;
  readonly metresPerPx: number;
  readonly language: Language;
  readonly words: Words;
  readonly places: readonly ChosenPlace[];
  readonly units: readonly DrawnUnit[];
  readonly unitAnchors: ReadonlyMap<string, Anchor>;
  /** Teams that the plate of this one stands for; none when it stands for itself alone. */
  readonly pile: (unitId: string) => readonly string[];
  /** Keys of what is selected or under the hand. */
  readonly must: ReadonlySet<string>;
}

/** A forecast is no better than this: 5 minutes in the first hour, then 10. */
function roughly(seconds: number): number {
  const step = seconds < 3600 ? 300 : 600;
  return Math.max(step, Math.round(seconds / step) * step);
}

/** Second line of a village that the forecast reaches. */
function threatWords(s: LabelScene, villageId: string): string | null {
  const v = s.view.villages.find((x) => x.id === villageId);
  if (v === undefined) return null;
  if (v.reached) return s.words(s.setup.picture === 'fire' ? 'reachedNow' : 'struckNow');
  if (v.threatTick === null) return null;
  const left = Math.max(0, v.threatTick - s.tick);
  return s.words('aboutLater', { t: duration(roughly(left), s.language) });
}

function placeWish(s: LabelScene, { place: p, anchor }: ChosenPlace): LabelWish | null {
  const threat = p.selection?.kind === 'village' ? threatWords(s, p.selection.id) : null;
  const must = s.must.has(p.key);
  if (!must && threat === null && s.metresPerPx > p.namedUntil) return null;
  const priority =
    p.onTop === true
      ? PRIORITY.fire
      : threat !== null
        ? PRIORITY.threatened
        : p.look === 'town'
          ? PRIORITY.town
          : p.key.startsWith('closure') || p.key.startsWith('site')
            ? PRIORITY.closure
            : PRIORITY.place + p.rank / 10;
  return {
    key: p.key,
    text: text(p.name, s.language),
    sub: threat ?? '',
    style: threat === null ? p.labelStyle : 'strong',
    anchor,
    priority,
    must,
    urgent: threat !== null || p.onTop === true,
  };
}

/** How many teams stand in a pile, whose they are when they are of one seat, how many work. */
function pileWords(s: LabelScene, ids: readonly string[]): { text: string; sub: string } {
  const held = new Set(ids);
  const seats = new Set(s.setup.units.filter((u) => held.has(u.id)).map((u) => u.seatId));
  const seat = seats.size === 1 ? s.setup.seats.find((x) => seats.has(x.id)) : undefined;
  const teams = s.words('teams', { n: ids.length });
  const busy = s.view.units.filter((u) => held.has(u.id) && u.status === 'working').length;
  return {
    text: seat === undefined ? teams : `${text(seat.name, s.language)} ${teams}`,
    sub: busy > 0 ? s.words('atWork', { n: busy }) : '',
  };
}

/** Name and, on the way, time of arrival. */
function unitWish(s: LabelScene, u: DrawnUnit): LabelWish | null {
  const anchor = s.unitAnchors.get(u.unit.id);
  if (anchor === undefined) return null;
  const pile = s.pile(u.unit.id);
  const name = text(u.setup.name, s.language);
  const eta = u.unit.route.length > 0 && u.unit.etaTick > s.tick;
  const time = eta ? clockTime(u.unit.etaTick, s.setup.startSecondOfDay, s.language) : '';
  const words = s.language === 'zh' ? `${name} ${time} 到` : `${name} · ETA ${time}`;
  const convoy =
    u.unit.convoy?.leadId === u.unit.id
      ? s.words('convoy', { n: u.unit.convoy.teams, vehicles: u.unit.convoy.vehicles })
      : '';
  return {
    key: `unit:${u.unit.id}`,
    ...(pile.length > 0 ? pileWords(s, pile) : { text: eta ? words : name, sub: convoy }),
    style: 'strong',
    anchor,
    priority: u.own ? PRIORITY.own : PRIORITY.other,
    must: s.must.has(`unit:${u.unit.id}`),
    urgent: false,
  };
}

/** All labels that this view would like to show. */
export function labelWishes(s: LabelScene): LabelWish[] {
  const out: LabelWish[] = [];
  for (const u of s.units) {
    const wish = unitWish(s, u);
    if (wish !== null) out.push(wish);
  }
  for (const p of s.places) {
    const wish = placeWish(s, p);
    if (wish !== null) out.push(wish);
  }
  return out;
}
