/** Conversions between the field's units and SI, for the edges where figures come in or go out. */

/** Radians in a degree. */
export const RAD = Math.PI / 180;
/** Metres a second in a millimetre an hour. */
export const MS_PER_MMH = 1 / 3.6e6;
/** Square metres in a hectare. */
export const M2_PER_HA = 10_000;
/** Square metres in a square kilometre. */
export const M2_PER_KM2 = 1e6;
