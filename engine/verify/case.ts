/**
 * Verification cases: a case is a function of its parameters that compares the simulation with a
 * published number or an exact solution, so that anyone can run it elsewhere in its range.
 */
import { err, ok, type Result } from '../kernel/result.ts';

export interface VerifyRow {
  readonly case: string;
  readonly quantity: string;
  readonly expected: number;
  readonly got: number;
  /** Largest difference that passes, in the unit of the quantity. */
  readonly tolerance: number;
  readonly ok: boolean;
  /** Where the expected number comes from. */
  readonly source: string;
}

/** A curve: one column a name, the exact solution beside the computed one. */
export interface VerifyProfile {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export interface VerifyParam {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** `1` when dimensionless. */
  readonly unit: string;
  readonly doc: string;
}

export type VerifyParams = Readonly<Record<string, number>>;

export interface VerifyCase<P extends string = string> {
  readonly name: string;
  /** The model that it belongs to, such as `wildfire`. */
  readonly model: string;
  readonly title: string;
  readonly params: Readonly<Record<P, VerifyParam>>;
  run(params: Readonly<Record<P, number>>): readonly VerifyRow[];
  profile?(params: Readonly<Record<P, number>>): VerifyProfile;
}

/** Why parameters were refused. */
export interface ParamError {
  readonly code: 'unknown-case' | 'unknown-parameter' | 'not-a-number' | 'out-of-range';
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** A row that passes when `got` lies within `tolerance` of `expected`. */
export function row(
  name: string,
  quantity: string,
  expected: number,
  got: number,
  tolerance: number,
  source: string,
): VerifyRow {
  const passes = Math.abs(got - expected) <= tolerance;
  return { case: name, quantity, expected, got, tolerance, ok: passes, source };
}

/** Tolerance of a printed number: relative, or half a unit of its last decimal if that is more. */
export const printedTolerance = (printed: number, decimals: number, relative: number): number => {
  let half = 0.5;
  for (let i = 0; i < decimals; i++) half /= 10;
  return Math.max(relative * Math.abs(printed), half);
};

/** The parameter that every comparison with printed tables has. */
export const relativeTolerance: VerifyParam = {
  default: 1e-4,
  min: 0,
  max: 1,
  unit: '1',
  doc: 'relative tolerance; half a printed unit passes anyway',
};

/** Defaults filled in and ranges checked. */
export function parseParams(
  definition: VerifyCase,
  input: Readonly<Record<string, unknown>>,
): Result<VerifyParams, ParamError> {
  const values: Record<string, number> = {};
  const names = Object.keys(definition.params);
  for (const field of Object.keys(input)) {
    if (names.includes(field)) continue;
    const expected = names.length > 0 ? `one of ${names.join(', ')}` : 'no parameters';
    return err({ code: 'unknown-parameter', field, expected, got: field });
  }
  for (const field of names) {
    const spec = definition.params[field]!;
    const value = input[field] ?? spec.default;
    const expected = `a number from ${spec.min} to ${spec.max} ${spec.unit}`;
    const got = String(value);
    if (typeof value !== 'number' || value !== value) {
      return err({ code: 'not-a-number', field, expected, got });
    }
    if (value < spec.min || value > spec.max) {
      return err({ code: 'out-of-range', field, expected, got });
    }
    values[field] = value;
  }
  return ok(values);
}
