import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { FONT_FAMILY } from '../ui/theme.ts';
import { LIGHT } from '../ui/tokens.ts';

echarts.use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export const INK = LIGHT.text1;
export const TEAL = LIGHT.action;
export const PURPLE = LIGHT.miss;
export const TEXT = {
  color: LIGHT.text2,
  fontSize: 14,
  fontFamily: FONT_FAMILY,
};
export const AXIS = {
  axisLabel: TEXT,
  nameTextStyle: TEXT,
  splitLine: { lineStyle: { color: LIGHT.divider } },
  axisLine: { lineStyle: { color: LIGHT.edge } },
};

/** A chart in its box; `label` says in words what it shows. Drawn anew when `option` changes. */
export function Chart(props: {
  option: echarts.EChartsCoreOption;
  label: string;
  height: number;
  testId?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { option } = props;
  useEffect(() => {
    const chart = echarts.init(box.current!, null, { renderer: 'svg' });
    chart.setOption({ animation: false, textStyle: TEXT, ...option });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option]);
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
