import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { FONT_FAMILY } from '../ui/theme.ts';
import { LIGHT } from '../ui/tokens.ts';
import { useChart } from '../ui/use-chart.ts';

echarts.use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export const INK = LIGHT.text1;
export const TEAL = LIGHT.action;
export const PURPLE = LIGHT.miss;
export const TEXT = {
  color: LIGHT.text2,
  fontSize: 14,
  fontFamily: FONT_FAMILY,
};
const AXIS = {
  axisLabel: TEXT,
  nameTextStyle: TEXT,
  splitLine: { lineStyle: { color: LIGHT.divider } },
  axisLine: { lineStyle: { color: LIGHT.edge } },
};

/** Frame and axes of shares, in percent, over `name`; `max` ends its scale. */
export const sharesOver = (name: string, scale: { max?: number; stepPct?: number }) => ({
  grid: { left: 44, right: 20, top: 16, bottom: 44 },
  tooltip: { trigger: 'axis', textStyle: TEXT },
  xAxis: {
    ...AXIS,
    type: 'value',
    min: 0,
    max: scale.max,
    name,
    nameLocation: 'middle',
    nameGap: 26,
  },
  yAxis: { ...AXIS, type: 'value', min: 0, max: 100, interval: scale.stepPct },
});

/** Lines across a series: what is asked for, and where it ends. */
export const markedAt = (data: readonly object[]) => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: INK, type: 'dotted' },
  label: { ...TEXT, color: INK },
  data,
});

const drawn = (box: HTMLDivElement) => echarts.init(box, null, { renderer: 'svg' });

/** A chart in its box; `label` says in words what it shows. Drawn anew when `option` changes. */
export function Chart(props: {
  option: echarts.EChartsCoreOption;
  label: string;
  height: number;
  testId?: string;
}) {
  const { option } = props;
  const whole = useMemo(() => ({ animation: false, textStyle: TEXT, ...option }), [option]);
  const box = useChart(drawn, whole);
  return (
    <div
      ref={box}
      role="img"
      aria-label={props.label}
      className="st-lab-chart"
      style={{ height: props.height }}
      data-testid={props.testId}
    />
  );
}
