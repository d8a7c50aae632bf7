import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { SurveySpec } from '../../engine/response/survey/survey.ts';
import type { Locator } from './locate.ts';

/** Areas inside the region and passes inside the exercise; null without the part. */
export function resolveSurvey(file: ScenarioFile, locate: Locator): SurveySpec | null {
  const part = file.survey;
  if (part === null) return null;
  const { grid, id: regionId } = locate.region;
  const areas = part.areas.flatMap(({ id, name, at, radiusKm }, i) => {
    const where = locate.place(`survey.areas[${i}].at`, at);
    if (where === null) return [];
    const radiusM = radiusKm * 1000;
    const { e, n } = where.at;
    const inside =
      e - radiusM >= grid.west &&
      e + radiusM <= grid.west + grid.cols * grid.cellM &&
      n + radiusM <= grid.north &&
      n - radiusM >= grid.north - grid.rows * grid.cellM;
    if (!inside)
      locate.problem(`survey.areas[${i}]`, `a circle inside region "${regionId}"`, {
        id,
        radiusKm,
      });
    return [{ id, name, at: where.at, radiusM }];
  });
  part.satellite.passes.forEach((p, i) => {
    if (p.at >= file.duration)
      locate.problem(`survey.satellite.passes[${i}].at`, 'a time before the end', p.at);
  });
  return {
    areas,
    passes: part.satellite.passes.map(({ at, sensor, name }) => ({ tick: at, sensor, name })),
    leadS: Math.round(part.satellite.leadMin * 60),
    processingS: Math.round(part.satellite.processingMin * 60),
  };
}
