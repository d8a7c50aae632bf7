import type { InstrumentMark } from '../../engine/response/instruments/instrument.ts';

/** The last of the marks with an alarm that a reading has passed; undefined for none. */
export const passedMark = (
  marks: readonly InstrumentMark[],
  value: number,
): InstrumentMark | undefined =>
  marks
    .filter((m) => (m.alarm === 'fall' ? value <= m.value : m.alarm === 'rise' && value >= m.value))
    .at(-1);
