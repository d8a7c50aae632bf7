import { z } from 'zod';
import {
  crownFire,
  crownFuelBed,
  criticalCrownRos,
  newCrownFire,
} from '../hazards/wildfire/crown.ts';
import { crownLengthToWidth } from '../hazards/wildfire/ellipse.ts';
import { fuelBed, newSurfaceFire, surfaceSpread } from '../hazards/wildfire/rothermel.ts';
import { cos, sin } from '../kernel/math.ts';
import {
  fuelInput,
  moistureInputs,
  moistureOf,
  slopeInput,
  surfaceNotes,
  upslopeInput,
  wind20ftInput,
  windToInput,
} from './fire-inputs.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';

const input = z.strictObject({
  fuel: fuelInput,
  ...moistureInputs,
  wind20ftMS: wind20ftInput,
  windToDeg: windToInput.default(0),
  windFactor: quantity('1', 0.01, 1, '林下风速折减系数', 'midflame wind over 20 ft wind'),
  slopePct: slopeInput.default(0),
  upslopeDeg: upslopeInput.default(0),
  baseHeightM: quantity('m', 0, 60, '枝下高', 'height of the canopy base'),
  heightM: quantity('m', 0.1, 100, '林冠高', 'height of the canopy top'),
  bulkDensityKgM3: quantity('kg/m3', 0.001, 2, '林冠容积密度', 'canopy bulk density'),
  foliarMoisturePct: quantity('%', 20, 300, '叶含水率', 'foliar moisture'),
});

export const CROWN = defineModel({
  name: 'crown',
  description: words(
    '树冠火：Van Wagner (1977) 判据与 Scott–Reinhardt (2001) 联动',
    'Crown fire: criteria of Van Wagner (1977), linked as by Scott and Reinhardt (2001)',
  ),
  input,
  outputs: {
    type: output('text', '类型', 'surface, torching, conditional or active'),
    crownFractionBurned: output('1', '林冠燃烧比例', 'crown fraction burned'),
    rosMS: output('m/s', '蔓延速度', 'rate of spread'),
    surfaceRosMS: output('m/s', '地表火蔓延速度', 'rate of the surface fire'),
    activeRosMS: output('m/s', '主动树冠火蔓延速度', 'rate of an active crown fire'),
    criticalRosMS: output('m/s', '维持树冠火所需速度', 'rate that an active crown fire needs'),
    surfaceIntensityKWM: output('kW/m', '地表火线强度', 'fireline intensity of the surface fire'),
    criticalIntensityKWM: output('kW/m', '引燃林冠的临界强度', 'intensity that ignites crowns'),
    crowningIndexMS: output('m/s', '树冠火临界风速（6.1 m）', 'crowning index, 20 ft wind'),
    heatPerAreaKJM2: output('kJ/m2', '单位面积释热量', 'heat per unit area'),
    intensityKWM: output('kW/m', '火线强度', 'fireline intensity'),
    flameLengthM: output('m', '火焰长度', 'flame length'),
    crownLengthToWidth: output('1', '树冠火长宽比', 'length over width of a crown fire'),
  },
  evaluate(i) {
    const moisture = moistureOf(i);
    const bed = fuelBed(i.fuel, moisture);
    const wind = (i.windToDeg * Math.PI) / 180;
    const up = (i.upslopeDeg * Math.PI) / 180;
    const windE = i.wind20ftMS * sin(wind);
    const windN = i.wind20ftMS * cos(wind);
    const slopeE = (i.slopePct / 100) * sin(up);
    const slopeN = (i.slopePct / 100) * cos(up);
    const surface = newSurfaceFire();
    surfaceSpread(bed, windE * i.windFactor, windN * i.windFactor, slopeE, slopeN, surface);
    const out = newCrownFire();
    const ground = { windE, windN, windFactor: i.windFactor, slopeE, slopeN };
    crownFire({ bed, crownBed: crownFuelBed(moisture), canopy: i, ...ground }, surface, out);
    return {
      values: {
        type: out.type,
        crownFractionBurned: out.crownFractionBurned,
        rosMS: out.rosMS,
        surfaceRosMS: surface.rosMS,
        activeRosMS: out.activeRosMS,
        criticalRosMS: criticalCrownRos(i.bulkDensityKgM3),
        surfaceIntensityKWM: surface.intensityKWM,
        criticalIntensityKWM: out.criticalIntensityKWM,
        crowningIndexMS: out.crowningIndexMS === Infinity ? null : out.crowningIndexMS,
        heatPerAreaKJM2: out.heatPerAreaKJM2,
        intensityKWM: out.intensityKWM,
        flameLengthM: out.flameLengthM,
        crownLengthToWidth: crownLengthToWidth(i.wind20ftMS),
      },
      notes: [
        ...surfaceNotes({ ...i, midflameMS: i.wind20ftMS * i.windFactor }),
        ...notesWhen(
          [
            i.baseHeightM >= i.heightM,
            '枝下高不低于林冠高：林冠无可燃物',
            'the canopy base is not below its top: no crown fuel',
          ],
          [
            out.crowningIndexMS === Infinity,
            '太湿，任何风速都不会形成主动树冠火',
            'too wet for an active crown fire at any wind',
          ],
          [
            i.foliarMoisturePct < 70 || i.foliarMoisturePct > 140,
            '叶含水率超出数据范围（70–140%）',
            'foliar moisture is outside of the data (70-140 %)',
          ],
        ),
      ],
    };
  },
});
