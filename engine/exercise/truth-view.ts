import { breachable } from './control/breachable.ts';
import { waterworks } from './control/waterworks.ts';
import { isDaylight } from '../hazards/sun.ts';
import { weatherAt } from '../hazards/weather.ts';
import { onsetTick } from './hazards/apply-hazards.ts';
import { hazardNotes } from './hazards/index.ts';
import type { ControlView, SeatView } from './view.ts';
import { closureViews, lineView, unitView } from './view-parts.ts';
import { commandView } from '../response/command/command-view.ts';
import { warningViews } from '../response/warnings/warning-view.ts';
import { aidViews } from '../response/aid/aid-view.ts';
import { messagesWaiting } from './numbering.ts';
import { isHere } from '../response/forces/presence.ts';
import { casualtyGroupView, hospitalViews } from '../response/medical/medical-view.ts';
import { slopeViews } from '../response/slopes/slope-view.ts';
import { waterfrontViews } from '../response/waterfront/waterfront-view.ts';
import { floodWorkViews } from '../response/flood-works/works-view.ts';
import { instrumentViews } from '../response/instruments/instrument-view.ts';
import { incidentViews } from '../response/incidents/incident-view.ts';
import { releaseView } from '../response/release/release-view.ts';
import { siteView } from '../response/sites/site-view.ts';
import { truePeople } from '../response/people/people-view.ts';
import { suppliesView } from '../response/supplies/supplies-view.ts';
import { lifelineViews, linkViews, powerViews } from '../response/lifelines/lifeline-view.ts';
import { dryVillageViews } from '../response/drinking-water/drinking-water-view.ts';
import { surveyViews } from '../response/survey/survey-view.ts';
import { ordersOf } from './order-book.ts';
import { scoringOf } from '../plan/weighting.ts';
import { injectViews } from './msel/msel-view.ts';
import type { World } from './world.ts';

/** Everything, for the instructor and the review only. */
export function truthView(w: World): SeatView {
  const s = w.state;
  const onset = onsetTick(s);
  const cellHa = (w.fire.grid.cellM * w.fire.grid.cellM) / 10_000;
  const control: ControlView = {
    burnedHa: s.fire.burnedHa,
    modelNotes: hazardNotes(w),
    spotFires: s.fire.spotFires,
    injects: injectViews(w),
    scoringId: scoringOf(w.scenario, s)?.id ?? null,
    reportFaults: s.reportFaults,
    held: heldView(w),
    seatLoad: s.seats.map((seat) => ({
      id: seat.id,
      open: messagesWaiting(s.messages, seat.id),
      knownHa: Math.round(w.pictures.knownCount(seat.id) * cellHa * 10) / 10,
    })),
  };
  return {
    tick: s.tick,
    phase: s.phase,
    alertedTick: onset < 0 ? null : onset,
    weather: weatherAt(w.drivers, s.tick),
    weatherForecast: w.drivers.weather.filter((r) => r.tick > s.tick),
    daylight: isDaylight(w.drivers, s.tick),
    seats: s.seats.map((x) => ({ id: x.id, occupant: x.occupant })),
    units: s.units.filter(isHere).map((u) => unitView(w, u)),
    villages: trueVillages(w),
    depots: s.depots.map((d) => ({ id: d.facilityId, kits: d.kits })),
    shelters: s.shelters.map((x) => ({
      id: x.facilityId,
      occupants: x.occupants,
      kits: x.kits,
      waiting: x.waiting,
    })),
    closures: closureViews(w, new Set(s.closures.map((c) => c.edgeId))),
    lines: s.lines.map(lineView),
    sites: s.sites.map(siteView),
    release: releaseView(w, null),
    supplies: suppliesView(w),
    people: truePeople(w),
    lifelines: lifelineViews(w, null),
    power: powerViews(w, null),
    links: linkViews(w, null),
    dryVillages: dryVillageViews(w, null),
    surveys: surveyViews(w, null),
    slopes: slopeViews(w, 'truth'),
    waterfront: waterfrontViews(w, 'truth'),
    instruments: instrumentViews(w, 'truth'),
    floodWorks: floodWorkViews(w),
    forecasting: null,
    incidents: incidentViews(w, s.incidents, {
      sites: s.sites,
      casualtyGroups: s.casualtyGroups,
      closures: new Set(s.closures.map((c) => c.edgeId)),
    }),
    casualtyGroups: s.casualtyGroups.map(casualtyGroupView),
    hospitals: hospitalViews(w),
    command: commandView(w),
    warnings: warningViews(w),
    aid: aidViews(w),
    orders: ordersOf(w).slice(),
    messages: s.messages,
    reports: s.reports,
    deadlines: [],
    fire: {
      areaHa: Math.round(s.fire.burnedHa * 10) / 10,
      asOfTick: s.tick,
      source: 'truth',
      flameLengthM: 0,
      version: s.tick,
    },
    forecast: s.forecasts.at(-1) ?? null,
    score: w.scores.lines(w),
    control,
  };
}

function heldView(w: World): ControlView['held'] {
  const s = w.state;
  const blocked = new Set(s.sites.filter((x) => x.kind === 'clearRoad').map((x) => x.subject));
  return {
    canIgnite: w.scenario.wildfire !== null,
    hiddenSensors: s.hiddenSensors,
    weatherOrdered: s.weatherOverrides.some((o) => o.untilTick > s.tick),
    links: w.scenario.chain.map(({ id, kind }) => ({
      id,
      kind,
      on: s.chain.find((x) => x.id === id)!.on,
    })),
    structures: breachable(w.scenario),
    water: waterworks(w),
    cutRoads: s.closures
      .filter((c) => c.reason === 'inject' && !blocked.has(String(c.edgeId)))
      .map((c) => {
        const { line } = w.region.roads.edges[c.edgeId]!;
        return { edgeId: c.edgeId, at: line[line.length >> 1]! };
      }),
  };
}

function trueVillages(w: World): SeatView['villages'] {
  const s = w.state;
  const threat = new Map(s.forecasts.at(-1)?.villages.map((v) => [v.villageId, v.tick]));
  return s.villages.map((v) => {
    const cohorts = s.cohorts.filter((c) => c.villageId === v.id);
    const persons = (stages: readonly string[]) =>
      cohorts.reduce((n, c) => n + (stages.includes(c.stage) ? c.persons : 0), 0);
    return {
      id: v.id,
      atHome: v.atHome,
      moving: persons(['preparing', 'moving']),
      sheltered: persons(['sheltered', 'relieved']),
      relieved: cohorts.reduce((n, c) => n + c.relieved, 0),
      threatTick: threat.get(v.id) ?? null,
      reached: v.reachedTick >= 0,
    };
  });
}
