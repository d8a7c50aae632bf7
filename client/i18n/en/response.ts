import type * as zh from '../zh/response.ts';

export const sites: typeof zh.sites = {
  kind: 'Site',
  work: '{{capability}} {{left}}/{{amount}} {{unit}}',
  left: 'Work left',
  unit: { personH: 'person-h', m3: 'm³' },
  least: 'Crew at least',
  teams: 'Teams there or on the way',
  nobody: 'no team',
  since: 'Open for',
  done: 'done {{time}}',
};
