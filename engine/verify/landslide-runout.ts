/** Runout: Voellmy's steady speed. */
import { terminalSpeed } from '../hazards/landslide/voellmy.ts';
import { row, type VerifyCase } from './case.ts';

const RAD = Math.PI / 180;

const formula: VerifyCase<never> = {
  name: 'voellmy-terminal',
  model: 'landslide',
  title: "Voellmy's steady speed down a plane",
  params: {},
  run: () => [
    row(
      formula.name,
      '5 m on 30 deg, μ 0.2, ξ 500 m/s², m/s',
      28.58299,
      terminalSpeed({ mu: 0.2, xiMS2: 500 }, 30 * RAD, 5),
      5e-6,
      'Voellmy 1955, computed independently',
    ),
  ],
};

export const RUNOUT_CASES: readonly VerifyCase[] = [formula];
