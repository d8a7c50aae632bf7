import { frameOf } from '../lib/frame.ts';
import places from './places.json' with { type: 'json' };
import { PROJ, SEED, WINDOW } from './settings.ts';

export { places };

export const frame = frameOf({ proj: PROJ, seed: SEED, window: WINDOW });
export const { project, gridOf, keyFor } = frame;
