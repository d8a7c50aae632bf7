import type { PreparedQuestion } from '../../../engine/protocol/discussion.ts';

/** Aims of the twin that has some. */
export const AIMS = ['首报及时', '先转移'].map((zh, i) => ({ zh, en: `Aim ${i + 1}` }));

/** The one question prepared for the twin. */
export const QUESTION: PreparedQuestion = {
  id: 'first-hour',
  atMin: 30,
  inject: { zh: '村口起烟', en: 'Smoke at the village' },
  question: { zh: '先做什么？', en: 'What first?' },
  points: [{ zh: '人先于林', en: 'People before forest' }],
  roles: ['incidentCommander', 'rescue'],
  minutes: 10,
};
