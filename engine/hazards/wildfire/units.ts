/** Exact conversions between SI and the units in which the fire literature is written. */
export const M_PER_FT = 0.3048;
export const FT_PER_M = 1 / M_PER_FT;
export const M_PER_CHAIN = 20.1168;
export const M_PER_MILE = 1609.344;
export const KG_PER_LB = 0.45359237;
/** 1 BTU/lb = 2.326 kJ/kg defines the International Table BTU, in which heat contents are given. */
export const KJ_PER_BTU = 2.326 * KG_PER_LB;

export const FTMIN_PER_MS = 60 / M_PER_FT;
export const MS_PER_FTMIN = M_PER_FT / 60;
export const MS_PER_MPH = M_PER_MILE / 3600;
export const MPH_PER_MS = 1 / MS_PER_MPH;
/** Fireline intensity: 1 BTU/ft/s = 3.4615 kW/m. */
export const KWM_PER_BTUFTS = KJ_PER_BTU / M_PER_FT;
/** Heat per unit area: 1 BTU/ft2 = 11.3565 kJ/m2. */
export const KJM2_PER_BTUFT2 = KJ_PER_BTU / (M_PER_FT * M_PER_FT);
export const KGM3_PER_LBFT3 = KG_PER_LB / (M_PER_FT * M_PER_FT * M_PER_FT);

export const celsiusToFahrenheit = (c: number): number => c * 1.8 + 32;
export const fahrenheitToCelsius = (f: number): number => (f - 32) / 1.8;
