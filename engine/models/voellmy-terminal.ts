import { z } from 'zod';
import { distanceToShare, energyLineReach, terminalSpeed } from '../hazards/landslide/voellmy.ts';
import { atan, cos } from '../kernel/math.ts';
import { defineModel, notesWhen, output, quantity, words } from './model.ts';

export const VOELLMY_TERMINAL = defineModel({
  name: 'voellmy-terminal',
  description: words(
    'Voellmy 阻力下的稳定滑速与能量线',
    'Steady speed under Voellmy resistance, and the energy line',
  ),
  input: z.strictObject({
    slopeDeg: quantity('deg', 0.1, 80, '坡度', 'slope'),
    depthM: quantity('m', 0.01, 200, '垂直于坡面的厚度', 'depth normal to the slope'),
    mu: quantity('1', 0, 1, '库仑摩擦系数 μ', 'Coulomb coefficient μ'),
    xiMS2: quantity('m/s2', 10, 10_000, '湍流系数 ξ', 'turbulent coefficient ξ'),
    fallM: quantity('m', 0, 5000, '落差（能量线用）', 'fall, for the energy line').default(100),
  }),
  outputs: {
    speedMS: output('m/s', '沿坡稳定速度', 'steady speed along the slope'),
    mapSpeedMS: output('m/s', '水平投影速度', 'its horizontal part'),
    mapDepthM: output('m', '竖直厚度', 'vertical depth'),
    distanceTo90PctM: output('m', '达到 90% 所需沿坡距离', 'way along the slope to 90 % of it'),
    energyLineReachM: output('m', '只有库仑摩擦时的水平距离', 'reach under μ alone'),
  },
  evaluate(i) {
    const slope = (i.slopeDeg * Math.PI) / 180;
    const law = { mu: i.mu, xiMS2: i.xiMS2 };
    const speedMS = terminalSpeed(law, slope, i.depthM);
    return {
      values: {
        speedMS,
        mapSpeedMS: speedMS * cos(slope),
        mapDepthM: i.depthM / cos(slope),
        distanceTo90PctM: distanceToShare(law, slope, i.depthM, 0.9),
        energyLineReachM: i.mu > 0 ? energyLineReach(i.fallM, atan(i.mu)) : null,
      },
      notes: notesWhen([speedMS === 0, '摩擦大于重力分量，不滑动', 'friction holds: no motion']),
    };
  },
});
