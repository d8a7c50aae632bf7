import { BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { span } from '../../engine/review/say.ts';
import type { ResponseCase, ResponseTimes } from '../../engine/review/types.ts';
import { FONT_FAMILY } from '../ui/theme.ts';
import { LIGHT } from '../ui/tokens.ts';
import { useChart } from '../ui/use-chart.ts';
import { useReviewWords } from './words.ts';

echarts.use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** Bars of one chart; the longest say the most, the table has all of them. */
const SHOWN = 25;
const BAR_PX = 24;
const TEXT = { color: LIGHT.text1, fontSize: 14, fontFamily: FONT_FAMILY };

/** Told apart by words in the table and by hue and pattern here. */
const FILL: Readonly<Record<ResponseCase['state'], object>> = {
  met: { color: LIGHT.met },
  missed: { color: LIGHT.miss, decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4] } },
  open: { color: LIGHT.unsure },
  recorded: { color: LIGHT.text3 },
};

const drawn = (box: HTMLDivElement) => echarts.init(box, null, { renderer: 'svg' });

/** Response times against their limit: one bar a case, the longest on top. */
export default function TimesChart({ times }: { times: ResponseTimes }) {
  const { w, language } = useReviewWords();
  const cases = useMemo(
    () => times.cases.toSorted((a, b) => b.takenTicks - a.takenTicks).slice(0, SHOWN),
    [times],
  );
  const option = useMemo(() => {
    const limit = times.limitTicks;
    return {
      animation: false,
      textStyle: TEXT,
      grid: { left: 8, right: 84, top: limit === null ? 8 : 28, bottom: 8, containLabel: true },
      tooltip: { trigger: 'item' as const, textStyle: TEXT },
      xAxis: {
        type: 'value' as const,
        axisLabel: { ...TEXT, formatter: (v: number) => span(v, language) },
        splitNumber: 4,
        splitLine: { lineStyle: { color: LIGHT.divider } },
      },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        axisLabel: { ...TEXT, width: 150, overflow: 'truncate' as const },
        data: cases.map((c) =>
          c.weight === 1 ? c.name[language] : `${c.name[language]} ${c.weight}`,
        ),
      },
      series: [
        {
          type: 'bar' as const,
          barCategoryGap: '30%',
          data: cases.map((c) => ({ value: c.takenTicks, itemStyle: FILL[c.state] })),
          label: {
            ...TEXT,
            show: true,
            position: 'right' as const,
            formatter: ({ value }: { value: unknown }) => span(Number(value), language),
          },
          ...(limit === null
            ? {}
            : {
                markLine: {
                  symbol: 'none',
                  silent: true,
                  lineStyle: { color: LIGHT.text1, type: 'dashed' as const, width: 2 },
                  label: { ...TEXT, formatter: `${w.limit} ${span(limit, language)}` },
                  data: [{ xAxis: limit }],
                },
              }),
        },
      ],
    };
    // `w` follows the language.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [cases, times, language]);
  const box = useChart(drawn, option);
  return (
    <div
      ref={box}
      role="img"
      aria-label={`${w.chart} ${times.title[language]}`}
      style={{ height: 70 + BAR_PX * cases.length }}
      data-testid="times-chart"
    />
  );
}
