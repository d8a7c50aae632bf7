import { z } from 'zod';
import { containFire } from '../hazards/wildfire/containment.ts';
import { choice, defineModel, notesWhen, output, quantity, words } from './model.ts';

export const CONTAINMENT = defineModel({
  name: 'containment',
  description: words(
    '椭圆火场合围（Fried–Fried 1996，直接扑打，两翼同时推进）',
    'Containment of an elliptical fire by direct line on both flanks (Fried and Fried 1996)',
  ),
  input: z.strictObject({
    initialHa: quantity('ha', 0.0001, 100000, '接报时面积', 'area when reported'),
    rosMS: quantity('m/s', 0.00001, 20, '火头蔓延速度', 'rate of spread of the head'),
    lengthToWidth: quantity('1', 1, 20, '长宽比', 'length over width'),
    lineRateMH: quantity(
      'm/h',
      0.01,
      200000,
      '全部力量的建线（扑打）速率',
      'line of all crews together',
    ),
    attackDelayH: quantity('h', 0, 240, '接报至开始扑救', 'from the report to the attack').default(
      0,
    ),
    workH: quantity('h', 0.01, 240, '持续扑救时间', 'duration of the work'),
    tactic: choice(['head', 'rear'], '自火头或火尾开始', 'attack from the head or the rear'),
  }),
  outputs: {
    status: output('text', '结果', 'contained or exhausted'),
    outrun: output('text', '火线推进快于扑救', 'the front outruns the crews'),
    lineM: output('m', '建线长度', 'line built'),
    areaHa: output('ha', '最终面积', 'area at the end'),
    endH: output('h', '接报至结束', 'from the report to the end'),
    areaAtAttackHa: output('ha', '开始扑救时面积', 'area at the attack'),
  },
  evaluate(i) {
    const r = containFire({
      initialAreaM2: i.initialHa * 10_000,
      rosMS: i.rosMS,
      lengthToWidth: i.lengthToWidth,
      lineRateMS: i.lineRateMH / 3600,
      attackDelayS: i.attackDelayH * 3600,
      workS: i.workH * 3600,
      tactic: i.tactic,
    });
    return {
      values: {
        status: r.status,
        outrun: r.outrun,
        lineM: r.lineM,
        areaHa: r.areaM2 / 10_000,
        endH: r.endS / 3600,
        areaAtAttackHa: r.areaAtAttackM2 / 10_000,
      },
      notes: notesWhen(
        [
          r.outrun,
          '单翼建线速率低于火线推进速度，所建的线不能守住',
          'a flank is built more slowly than the front moves; the line built does not hold',
        ],
        [
          r.status === 'exhausted',
          '面积为结束时刻火场面积，火仍在蔓延',
          'the area is that of the fire at the end, and it still spreads',
        ],
      ),
    };
  },
});
