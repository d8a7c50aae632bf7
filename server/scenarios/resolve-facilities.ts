import type { DepotSpec, SensorSpec, ShelterSpec } from '../../engine/exercise/scenario.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Facility } from '../../engine/region/region.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';
import { within, type Window } from './resolve-window.ts';

const numeric = (f: Facility, key: string): number | null => {
  const v = f.attributes[key];
  return typeof v === 'number' ? v : null;
};

export function resolveDepots(file: ScenarioFile, locate: Locator): DepotSpec[] {
  const out: DepotSpec[] = [];
  if (Array.isArray(file.depots)) {
    file.depots.forEach((d, i) => {
      const { facility, kits, loadingPerMin } = d;
      if (locate.facility(`depots[${i}].facility`, facility, 'depot') !== null) {
        out.push({ facilityId: facility, kits, loadingPerMin });
      }
    });
  } else {
    const rates = file.depots.kitsPerMinByTier;
    for (const f of locate.region.facilities) {
      if (f.kind !== 'depot') continue;
      const kits = numeric(f, 'kits');
      const tier = String(f.attributes['tier']);
      const loadingPerMin = rates[tier];
      if (kits === null || loadingPerMin === undefined) {
        locate.problem(`depots.kitsPerMinByTier.${tier}`, 'a rate for every depot', f.id);
      } else out.push({ facilityId: f.id, kits, loadingPerMin });
    }
  }
  return out.sort((a, b) => (a.facilityId < b.facilityId ? -1 : 1));
}

export function resolveShelters(
  file: ScenarioFile,
  window: Window,
  locate: Locator,
): ShelterSpec[] {
  const out: ShelterSpec[] = [];
  const add = (
    path: string,
    f: Facility,
    given: { areaM2?: number | undefined; capacity?: number | undefined },
  ): void => {
    const areaM2 = given.areaM2 ?? numeric(f, 'areaM2');
    const capacity = given.capacity ?? numeric(f, 'capacity');
    if (areaM2 === null || capacity === null) {
      locate.problem(path, `areaM2 and capacity, here or in region "${locate.region.id}"`, f.id);
    } else out.push({ facilityId: f.id, areaM2, capacity });
  };
  if (Array.isArray(file.shelters)) {
    file.shelters.forEach((s, i) => {
      const f = locate.facility(`shelters[${i}].facility`, s.facility, 'shelter');
      if (f !== null) add(`shelters[${i}]`, f, s);
    });
  } else {
    const marginM = file.shelters.withinKm * 1000;
    for (const f of locate.region.facilities) {
      if (f.kind === 'shelter' && within(window, f.at, marginM)) add('shelters', f, {});
    }
    if (out.length === 0) locate.problem('shelters.withinKm', 'a distance with a shelter in it', 0);
  }
  return out.sort((a, b) => (a.facilityId < b.facilityId ? -1 : 1));
}

export function resolveSensors(file: ScenarioFile, window: Window, locate: Locator): SensorSpec[] {
  const out: SensorSpec[] = [];
  const km = file.sensors.camerasWithinKm;
  if (km !== null) {
    for (const f of locate.region.facilities) {
      if (f.kind !== 'camera' || !within(window, f.at, km * 1000)) continue;
      const heightM = numeric(f, 'heightM');
      const rangeM = numeric(f, 'rangeM');
      if (heightM === null || rangeM === null) {
        locate.problem('sensors.camerasWithinKm', 'cameras with heightM and rangeM', f.id);
      } else {
        const { id, name, at } = f;
        out.push({ id, name, at, heightM, rangeM, seatIds: file.sensors.cameraSeats });
      }
    }
  }
  file.sensors.posts.forEach((p, i) => {
    const at = locate.place(`sensors.posts[${i}].at`, p.at);
    const { id, name, heightM, rangeM, seats } = p;
    if (at !== null) out.push({ id, name, at: at.at, heightM, rangeM, seatIds: seats });
  });
  return out.sort(byId);
}
