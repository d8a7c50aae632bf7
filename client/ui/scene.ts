import { useMemo } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { SiteView } from '../../engine/exercise/part-views.ts';
import type { SeatView, UnitView } from '../../engine/exercise/view.ts';
import type { Setup, UnitSetup } from '../../engine/exercise/setup.ts';
import { type Language } from '../i18n/language.ts';
import { useWords, type Words } from '../i18n/index.ts';
import { clockTime, compass, distance, text } from './format.ts';
import { bearingDeg, distanceM } from './geometry.ts';

/** A team: what it is and how it stands. */
export interface Team {
  readonly id: string;
  readonly setup: UnitSetup;
  readonly view: UnitView;
  readonly name: string;
  readonly colour: number;
  /** This seat may order it. */
  readonly mine: boolean;
}

/** Setup and view brought together, with names in the page's language. */
export interface Scene {
  readonly setup: Setup;
  readonly view: SeatView;
  readonly language: Language;
  readonly teams: readonly Team[];
  team(id: string): Team | undefined;
  seatName(id: string): string;
  seatColour(id: string): number;
  /** Name of a village, shelter, depot, camera, water source or team by id; the id when unknown. */
  nameOf(id: string): string;
  pointOf(id: string): Point | undefined;
  /** A point in words: the nearest named place, with bearing and distance when it is not there. */
  where(at: Point): string;
  /** What a place with work is about, else where it is. */
  whereOf(site: SiteView): string;
  /** Local clock of a tick. */
  clock(tick: number): string;
}

/** Nearer than this a team is at a place, not near it, m. */
const AT_PLACE_M = 150;

interface Named {
  readonly name: string;
  readonly at: Point;
}

export function makeScene(setup: Setup, view: SeatView, words: Words): Scene {
  const { language, t } = words;
  const seats = new Map(setup.seats.map((seat) => [seat.id, seat]));
  const named = new Map<string, Named>();
  for (const list of [
    setup.villages,
    setup.depots,
    setup.shelters,
    setup.hospitals,
    setup.sensors,
    setup.waterSources,
  ])
    for (const place of list)
      named.set(place.id, { name: text(place.name, language), at: place.at });
  const landmarks = [...named.values()];
  const { assets, users, places } = setup.lifelines;
  for (const place of [
    ...assets,
    ...users,
    ...places,
    ...setup.landingSites,
    ...(setup.waterways?.wharves ?? []),
  ])
    if (!named.has(place.id))
      named.set(place.id, { name: text(place.name, language), at: place.at });
  const units = new Map(setup.units.map((unit) => [unit.id, unit]));
  const teams = view.units.flatMap((unit): Team[] => {
    const spec = units.get(unit.id);
    if (spec === undefined) return [];
    return [
      {
        id: unit.id,
        setup: spec,
        view: unit,
        name: text(spec.name, language),
        colour: seats.get(spec.seatId)?.colour ?? 8,
        mine: setup.seatId !== null && (setup.span === 'all' || spec.seatId === setup.seatId),
      },
    ];
  });
  const byId = new Map(teams.map((team) => [team.id, team]));
  const where = (at: Point): string => {
    let best: Named | null = null;
    let bestM = Infinity;
    for (const place of landmarks) {
      const m = distanceM(place.at, at);
      if (m < bestM) [best, bestM] = [place, m];
    }
    if (best === null) return `${Math.round(at.e)}, ${Math.round(at.n)}`;
    if (bestM < AT_PLACE_M) return best.name;
    const dir = compass(bearingDeg(best.at, at), language);
    return t('seat.near', { place: best.name, dir, distance: distance(bestM) });
  };
  for (const place of [...view.slopes, ...view.waterfront])
    named.set(place.id, { name: text(place.name, language), at: place.at });
  for (const incident of view.incidents)
    named.set(incident.id, { name: text(incident.name, language), at: incident.at });
  for (const place of [...setup.floodWorks, ...setup.instruments])
    named.set(place.id, { name: text(place.name, language), at: place.at });
  // What it is about has a name more often than the ground it stands on, and of its own.
  const subjects = new Map(named);
  const whereOf = (site: SiteView): string => subjects.get(site.subject)?.name ?? where(site.at);
  for (const site of view.sites)
    named.set(site.id, { name: `${t(`site.${site.kind}`)} · ${whereOf(site)}`, at: site.at });
  for (const group of view.casualtyGroups)
    named.set(group.id, {
      name: t('composer.casualtiesOf', {
        place: named.get(group.origin.id)?.name ?? where(group.at),
      }),
      at: group.at,
    });
  return {
    setup,
    view,
    language,
    teams,
    team: (id) => byId.get(id),
    seatName: (id) => {
      const seat = seats.get(id);
      return seat === undefined ? id : text(seat.name, language);
    },
    seatColour: (id) => seats.get(id)?.colour ?? 8,
    nameOf: (id) => named.get(id)?.name ?? byId.get(id)?.name ?? id,
    pointOf: (id) => named.get(id)?.at ?? byId.get(id)?.view.at,
    where,
    whereOf,
    clock: (tick) => clockTime(tick, setup.startSecondOfDay, language),
  };
}

/** The scene of a setup and a view; null until both are there. */
export function useScene(setup: Setup | null, view: SeatView | null): Scene | null {
  const words = useWords();
  return useMemo(
    () => (setup === null || view === null ? null : makeScene(setup, view, words)),
    // `words` is new on every render; the language is what changes it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [setup, view, words.language],
  );
}
