/** Inputs that several fire models share. */
import { z } from 'zod';
import { FUEL_MODELS, fuelModelByCode, fuelModel } from '../hazards/wildfire/fuel-models.ts';
import type { FuelMoisture } from '../hazards/wildfire/rothermel.ts';
import { quantity, type Words } from './model.ts';

const known = (fuel: string | number): boolean =>
  (typeof fuel === 'number' ? fuelModel(fuel) : fuelModelByCode(fuel)) !== undefined;

const FUEL_RANGE = 'must be a fuel model number (1-13, 101-204) or code (FM1-FM13, GR1-SB4)';

/** A fuel model by number or code. */
export const fuelInput = z
  .union([z.number(), z.string()], { error: FUEL_RANGE })
  .refine(known, { error: FUEL_RANGE })
  .transform((fuel) => (typeof fuel === 'number' ? fuel : fuelModelByCode(fuel)!.number))
  .meta({
    description: `fuel model, number or code, one of ${FUEL_MODELS.map((m) => m.code).join(' ')}`,
    zh: '可燃物模型，编号或代码',
    unit: 'text',
  });

export const moistureInputs = {
  dead1hPct: quantity('%', 0, 100, '1 小时时滞死可燃物含水率', 'moisture of 1 h dead fuel'),
  dead10hPct: quantity('%', 0, 100, '10 小时时滞死可燃物含水率', 'moisture of 10 h dead fuel'),
  dead100hPct: quantity('%', 0, 100, '100 小时时滞死可燃物含水率', 'moisture of 100 h dead fuel'),
  liveHerbPct: quantity('%', 0, 400, '草本活可燃物含水率', 'moisture of live herbs'),
  liveWoodyPct: quantity('%', 0, 400, '木本活可燃物含水率', 'moisture of live woody fuel'),
};

export const moistureOf = (input: {
  readonly [K in keyof typeof moistureInputs]: number;
}): FuelMoisture => ({
  dead1h: input.dead1hPct / 100,
  dead10h: input.dead10hPct / 100,
  dead100h: input.dead100hPct / 100,
  liveHerb: input.liveHerbPct / 100,
  liveWoody: input.liveWoodyPct / 100,
});

export const windToInput = quantity(
  'deg',
  0,
  360,
  '风吹向的方位角（自北顺时针）',
  'where the wind blows to, clockwise from north',
);
export const slopeInput = quantity('%', 0, 200, '坡度（高差/水平距离）', 'slope, rise over run');
export const upslopeInput = quantity(
  'deg',
  0,
  360,
  '上坡方位角（自北顺时针）',
  'where the ground rises, clockwise from north',
);
export const wind20ftInput = quantity(
  'm/s',
  0,
  60,
  '开阔地 6.1 m 高风速（10 m 风速除以 1.15）',
  'open wind at 20 ft (6.1 m); 10 m wind divided by 1.15',
);

/** Words about moistures and slopes on which the surface model has no data. */
export function surfaceNotes(input: {
  readonly dead1hPct: number;
  readonly slopePct: number;
  readonly midflameMS: number;
}): Words[] {
  const notes: Words[] = [];
  if (input.dead1hPct < 1 || input.dead1hPct > 60) {
    notes.push({
      zh: '1 小时时滞含水率超出模型数据范围（1–60%）',
      en: '1 h moisture is outside of the data of the model (1-60 %)',
    });
  }
  if (input.slopePct > 100) {
    notes.push({
      zh: '坡度大于 45°，超出模型数据范围',
      en: 'slope above 45 deg is outside of the data of the model',
    });
  }
  if (input.midflameMS > 20) {
    notes.push({
      zh: '火焰中部风速大于 20 m/s，超出模型数据范围',
      en: 'midflame wind above 20 m/s is outside of the data of the model',
    });
  }
  return notes;
}
