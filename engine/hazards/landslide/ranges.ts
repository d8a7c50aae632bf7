/** Checks that name the parameter, the value and the range. */

/** Throws `RangeError` unless `low <= value <= high`; NaN never passes. */
export function inRange(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high))
    throw new RangeError(`${name} is ${value}, must be from ${low} to ${high}`);
}
