import { Modal } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type ReactNode } from 'react';

echarts.use([
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

const CHART_PX = 320;
const GRID = 'rgba(138, 151, 159, 0.3)';
/** Of lines that are limits: seen on light and on dark ground. */
const LIMIT = '#D2564C';

export interface ChartInk {
  readonly color: string;
  readonly fontSize: number;
  readonly fontFamily: string;
}

/** A value axis in the dialog's ink. */
export const valueAxis = (font: ChartInk, more: object): object => ({
  type: 'value',
  axisLabel: font,
  nameTextStyle: font,
  splitLine: { lineStyle: { color: GRID } },
  ...more,
});

/** Dashed lines across a chart, each with its name at the end. */
export const limitLines = (
  font: ChartInk,
  limits: readonly { readonly at: number; readonly name: string }[],
): object => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: LIMIT, type: 'dashed' },
  data: limits.map(({ at, name }) => ({
    yAxis: at,
    label: { formatter: name, position: 'end', ...font },
  })),
});

interface ChartProps {
  /** What the chart shows, in words. */
  readonly label: string;
  readonly testId: string;
  /** Axes and series in the given ink; drawn anew when it changes, so keep it by `useCallback`. */
  readonly draw: (font: ChartInk) => object;
}

/** A dialog with a chart, and the same numbers as a table under it. */
export function ChartDialog(
  props: ChartProps & {
    readonly title: string;
    readonly closeLabel: string;
    readonly children: ReactNode;
    onClose(): void;
  },
) {
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="xl"
      closeButtonProps={{ 'aria-label': props.closeLabel }}
    >
      <Chart label={props.label} testId={props.testId} draw={props.draw} />
      {props.children}
    </Modal>
  );
}

/** Mounted with the dialog's content: before that there is no box to draw in. */
function Chart({ label, testId, draw }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<echarts.ECharts | null>(null);
  useEffect(() => {
    const made = echarts.init(box.current!);
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current!);
    setChart(made);
    return () => {
      observer.disconnect();
      made.dispose();
      setChart(null);
    };
  }, []);
  useEffect(() => {
    if (chart === null) return;
    // A canvas inherits nothing: it is told the ink of the dialog, light or dark.
    const font = {
      color: getComputedStyle(chart.getDom()).color,
      fontSize: 14,
      fontFamily: getComputedStyle(document.body).fontFamily,
    };
    const fixed = {
      animation: false,
      textStyle: font,
      legend: { top: 4, textStyle: font, itemWidth: 32 },
      tooltip: { trigger: 'axis', textStyle: { ...font, color: '#17201F' } },
    };
    chart.setOption({ ...fixed, ...draw(font) }, { notMerge: true });
  }, [chart, draw]);
  return (
    <div
      ref={box}
      style={{ height: CHART_PX }}
      role="img"
      aria-label={label}
      data-testid={testId}
    />
  );
}
