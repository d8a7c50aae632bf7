import { pictureKindOf, type Setup } from './setup.ts';
import type { ViewId } from './view.ts';
import type { World } from './world.ts';
import { COMMANDS } from './commands/registry.ts';
import { aidSetup } from '../response/aid/aid-view.ts';
import { goodsInPlay } from '../response/supplies/initial-supplies.ts';
import { authorityOf } from '../response/command/command.ts';
import { floodWorkSetups } from '../response/flood-works/works-view.ts';
import { instrumentSetups } from '../response/instruments/instrument-view.ts';
import { hospitalSetups } from '../response/medical/medical-view.ts';
import { headquartersOf } from '../response/command/command-view.ts';
import { lifelineSetup } from '../response/lifelines/lifeline-view.ts';
import { surveySetup } from '../response/survey/survey-view.ts';
import { waterwaySetup } from '../response/transport/waterway.ts';
import type { CommandType } from './commands/command.ts';

/** What a page needs once about names and places; the same for every run of the scenario. */
export function setupOf(w: World, viewId: ViewId): Setup {
  const seat = viewId === 'truth' ? null : w.index.seat.get(viewId)!.spec;
  const { scenario, region, index } = w;
  const control = Object.values(COMMANDS)
    .filter((d) => d.by === 'instructor')
    .map((d): CommandType => d.type);
  return {
    view: viewId,
    seatId: seat?.id ?? null,
    regionId: region.id,
    crs: region.crs,
    fireGrid: w.fire.grid,
    startDate: scenario.startDate,
    startSecondOfDay: scenario.startSecondOfDay,
    briefing: seat?.briefing ?? scenario.briefing,
    seats: scenario.seats.map(({ id, name, role, colour }) => ({ id, name, role, colour })),
    commands: seat?.commands ?? control,
    authority: seat === null ? null : (authorityOf(scenario.command, seat.id) ?? null),
    headquarters: headquartersOf(w),
    warningChannels: scenario.warningChannels.map((c) => c.id),
    aid: aidSetup(w),
    span: seat?.span ?? 'all',
    units: scenario.units.map((u) => ({
      id: u.id,
      name: u.name,
      seatId: u.seatId,
      symbol: u.symbol,
      strength: u.strength,
      capabilities: u.capabilities,
      vehicle: u.vehicle,
      kind: u.kind,
      equipment: u.equipment,
      assumed: u.provenance === 'assumed',
    })),
    villages: w.state.villages.map((v) => {
      const { id, name, at, population, townshipId } = index.village.get(v.id)!.spec;
      return { id, name, at, population, townshipId };
    }),
    townships: region.townships
      .filter((x) =>
        w.state.villages.some((v) => index.village.get(v.id)!.spec.townshipId === x.id),
      )
      .map(({ id, name }) => ({ id, name })),
    depots: w.state.depots.map((d) => {
      const { id, name, at } = index.depot.get(d.facilityId)!.facility;
      return { id, name, at };
    }),
    shelters: w.state.shelters.map((x) => {
      const { facility, areaM2, capacity } = index.shelter.get(x.facilityId)!;
      const { id, name, at, provenance } = facility;
      return { id, name, at, areaM2, capacity, assumed: provenance === 'assumed' };
    }),
    hospitals: hospitalSetups(w),
    sensors: scenario.sensors.map(({ id, name, at }) => ({ id, name, at })),
    instruments: instrumentSetups(w, viewId),
    floodWorks: floodWorkSetups(w, viewId),
    picture: pictureKindOf(scenario),
    waterSources: region.facilities
      .filter((f) => f.kind === 'waterSource')
      .map((f) => ({ id: f.id, name: f.name, at: f.at, aerial: f.attributes.aerial === 1 })),
    landingSites: scenario.transport?.landingSites ?? [],
    waterways: waterwaySetup(scenario.transport?.waterways ?? null),
    items: ['reliefKit', ...goodsInPlay(scenario)],
    depotTiers: Object.fromEntries(
      (scenario.supplies?.depots ?? []).map((d) => [d.facilityId, d.tier]),
    ),
    lifelines: lifelineSetup(w),
    survey: surveySetup(w),
    attribution: region.attribution,
  };
}
