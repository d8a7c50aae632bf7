import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { useWords } from '../i18n/index.ts';
import { exerciseTime } from '../ui/format.ts';
import { useChart } from '../ui/use-chart.ts';
import type { CourseProps } from './course-panel.tsx';

echarts.use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** Told apart by dashes as well as by colour. */
const LINES = [
  { key: 'displaced', colour: '#7A4B00', dash: 'solid' },
  { key: 'sheltered', colour: '#00685F', dash: 'dashed' },
  { key: 'relieved', colour: '#2B4FA8', dash: 'dotted' },
] as const;
const FIRE = '#9A3A7C';
// A canvas inherits no font: it is told the page's own.
const TEXT = {
  color: '#17201F',
  fontSize: 14,
  fontFamily: getComputedStyle(document.body).fontFamily,
};

const drawn = (box: HTMLDivElement) => echarts.init(box);

/** People over time, and the burned area where something burned. Its table twin stands beside it. */
export default function CourseChart({ burned, people, endTick }: CourseProps) {
  const { t, language } = useWords();
  const fire = burned.length > 0;
  const option = useMemo(
    () => ({
      animation: false,
      textStyle: TEXT,
      grid: { left: 64, right: 64, top: 44, bottom: 28 },
      legend: { top: 4, textStyle: TEXT, itemWidth: 32 },
      tooltip: { trigger: 'axis' as const, textStyle: TEXT },
      xAxis: {
        type: 'value' as const,
        min: 0,
        max: endTick,
        interval: Math.max(3600, Math.ceil(endTick / 8 / 3600) * 3600),
        axisLabel: {
          ...TEXT,
          formatter: (tick: number) => exerciseTime(tick),
          showMaxLabel: false,
        },
        axisPointer: { label: { formatter: at } },
      },
      yAxis: [
        ...(fire ? [{ type: 'value' as const, name: t('review.course.ha'), ...axis }] : []),
        {
          type: 'value' as const,
          name: t('review.course.persons'),
          minInterval: 1,
          ...axis,
          splitLine: { show: !fire },
        },
      ],
      series: [
        ...(fire
          ? [
              {
                name: t('review.course.burned'),
                type: 'line' as const,
                symbol: 'none',
                areaStyle: { opacity: 0.25 },
                color: FIRE,
                data: [...burned.map((b) => [b.tick, b.ha]), [endTick, burned.at(-1)!.ha]],
              },
            ]
          : []),
        ...LINES.map(({ key, colour, dash }) => ({
          name: t(`review.course.${key}`),
          type: 'line' as const,
          step: 'end' as const,
          yAxisIndex: fire ? 1 : 0,
          symbol: 'none',
          color: colour,
          lineStyle: { width: 2, type: dash },
          data: [...people.map((p) => [p.tick, p[key]]), [endTick, people.at(-1)?.[key] ?? 0]],
        })),
      ],
    }),
    // `t` is new on every render; the language is what changes it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [burned, fire, people, endTick, language],
  );
  const box = useChart(drawn, option);
  return (
    <div
      className="st-course-chart"
      ref={box}
      role="img"
      aria-label={t('review.course.title')}
      data-testid="course-chart"
    />
  );
}

const axis = { axisLabel: TEXT, nameTextStyle: TEXT };
const at = ({ value }: { value: unknown }): string => exerciseTime(Number(value));
