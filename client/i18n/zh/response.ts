/** Tables of the response: places with work and what serves people. */
export const sites = {
  kind: '处置点',
  work: '{{capability}} {{left}}/{{amount}} {{unit}}',
  left: '剩余工作量',
  unit: { personH: '人时', m3: 'm³' },
  least: '最少人数',
  teams: '到场或在途',
  nobody: '无队伍',
  since: '已持续',
  done: '{{time}} 完成',
};
