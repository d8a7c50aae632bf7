import type { UnitSpec } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import { areaKm2, ASSUMED_SURVEY, type SurveyArea } from './survey.ts';

/** A team that brings a drone maps from the air, whatever it drives. */
export const mapsByDrone = (spec: UnitSpec): boolean =>
  spec.vehicle === 'drone' || (spec.equipment.drone ?? 0) > 0;

/** Time over the area, s. */
export const surveyWorkS = (spec: UnitSpec, area: SurveyArea): number =>
  Math.ceil(
    (3600 * areaKm2(area)) /
      (mapsByDrone(spec) ? ASSUMED_SURVEY.droneKm2H : ASSUMED_SURVEY.teamKm2H),
  );

/** Where a team on the ground begins: the edge of the area on its side. */
export function rimOf({ at, radiusM }: SurveyArea, from: Point): Point {
  const de = from.e - at.e;
  const dn = from.n - at.n;
  const distanceM = Math.sqrt(de * de + dn * dn);
  if (distanceM <= radiusM) return from;
  const f = radiusM / distanceM;
  return { e: at.e + de * f, n: at.n + dn * f };
}
