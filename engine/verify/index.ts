/**
 * All verification cases, by model. To add some, write a module that exports an array of
 * `VerifyCase` and list it in `MODULES`.
 */
import { err, ok, type Result } from '../kernel/result.ts';
import {
  parseParams,
  type ParamError,
  type VerifyCase,
  type VerifyProfile,
  type VerifyRow,
} from './case.ts';
import { FLOOD_CASES } from './flood-cases.ts';
import { HAZMAT_DISPERSION_CASES } from './hazmat-dispersion.ts';
import { HAZMAT_EFFECT_CASES } from './hazmat-effects.ts';
import { HAZMAT_RUN_CASES } from './hazmat-run.ts';
import { HAZMAT_SOURCE_CASES } from './hazmat-source.ts';
import { RUNOUT_CASES } from './landslide-runout.ts';
import { SLOPE_CASES } from './landslide-slope.ts';
import { TABLE_CASES } from './landslide-tables.ts';
import { WAVE_EVENT_CASES } from './wave-events.ts';
import { WAVE_FORMULA_CASES } from './wave-formulas.ts';
import { WAVE_REACH_CASES } from './wave-reach.ts';
import { CONTAINMENT_CASES } from './wildfire-containment.ts';
import { CROWN_CASES } from './wildfire-crown.ts';
import { ELLIPSE_CASES } from './wildfire-ellipse.ts';
import { POINT_CASES } from './wildfire-points.ts';
import { SPOTTING_CASES } from './wildfire-spotting.ts';
import { SPREAD_CASES } from './wildfire-spread.ts';
import { STUDY_CASES } from './study.ts';
import { SURFACE_CASES } from './wildfire-surface.ts';
import { WANG_CASES } from './wildfire-wang.ts';

export type { ParamError, VerifyCase, VerifyProfile, VerifyRow } from './case.ts';

const MODULES: readonly (readonly VerifyCase[])[] = [
  SURFACE_CASES,
  ELLIPSE_CASES,
  CROWN_CASES,
  POINT_CASES,
  CONTAINMENT_CASES,
  WANG_CASES,
  SPREAD_CASES,
  SPOTTING_CASES,
  SLOPE_CASES,
  TABLE_CASES,
  RUNOUT_CASES,
  WAVE_FORMULA_CASES,
  WAVE_EVENT_CASES,
  WAVE_REACH_CASES,
  FLOOD_CASES,
  HAZMAT_DISPERSION_CASES,
  HAZMAT_SOURCE_CASES,
  HAZMAT_EFFECT_CASES,
  HAZMAT_RUN_CASES,
  STUDY_CASES,
];

export const VERIFY_CASES: readonly VerifyCase[] = MODULES.flat();

/** Names of the models that have cases, in order of registration. */
export const VERIFY_MODELS: readonly string[] = [...new Set(VERIFY_CASES.map((c) => c.model))];

const defaultsOf = (c: VerifyCase): Record<string, number> =>
  Object.fromEntries(Object.entries(c.params).map(([name, spec]) => [name, spec.default]));

/** Every row of one model, or of all, with default parameters; empty for an unknown model. */
export const runVerify = (model?: string): readonly VerifyRow[] =>
  VERIFY_CASES.filter((c) => model === undefined || c.model === model).flatMap((c) =>
    c.run(defaultsOf(c)),
  );

/** One case with given parameters, and its profile when it has one. */
export function runVerifyCase(
  name: string,
  input: Readonly<Record<string, unknown>> = {},
): Result<{ rows: readonly VerifyRow[]; profile: VerifyProfile | undefined }, ParamError> {
  const found = VERIFY_CASES.find((c) => c.name === name);
  if (found === undefined) {
    const expected = `one of ${VERIFY_CASES.map((c) => c.name).join(', ')}`;
    return err({ code: 'unknown-case', field: 'case', expected, got: name });
  }
  const params = parseParams(found, input);
  if (!params.ok) return params;
  return ok({ rows: found.run(params.value), profile: found.profile?.(params.value) });
}
