/** Physical constants and the conversions that the literature on releases needs; all exact or CODATA. */
export const GRAVITY_MS2 = 9.80665;
/** J/(mol K), CODATA 2018. */
export const GAS_CONSTANT = 8.314462618;
export const ATMOSPHERE_PA = 101_325;
export const ZERO_C_K = 273.15;
export const PA_PER_MMHG = 133.322387415;
/** kg/mol of dry air (US Standard Atmosphere 1976). */
export const AIR_MOLAR_MASS = 0.0289644;
/** Temperature at which ppm and mg/m3 are converted, the convention of occupational limits. */
export const PPM_REFERENCE_K = 298.15;
export const KPA_PER_PSI = 6.894757293168;

/** Density of dry air, kg/m3. */
export const airDensity = (temperatureK: number, pressurePa = ATMOSPHERE_PA): number =>
  (pressurePa * AIR_MOLAR_MASS) / (GAS_CONSTANT * temperatureK);

/** Throws a RangeError that names the parameter, the value and the valid range. */
export function inRange(name: string, value: number, low: number, high: number, unit = ''): void {
  if (typeof value === 'number' && value >= low && value <= high) return;
  const [from, to] = [low, high].map((x) => Number(x.toPrecision(6)));
  const range = `${from} to ${to}${unit === '' ? '' : ` ${unit}`}`;
  throw new RangeError(`${name} is ${String(value)}, must be from ${range}`);
}
