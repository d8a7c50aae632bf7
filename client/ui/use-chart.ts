import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * A box that holds a chart, drawn anew when `option` changes and resized with the box. The caller
 * brings ECharts with the parts that it uses: this file carries none of it.
 */
export function useChart(
  init: (box: HTMLDivElement) => EChartsType,
  option: EChartsCoreOption,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = init(box.current!);
    chart.setOption(option);
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
    // `init` is a function of the module.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [option]);
  return box;
}
