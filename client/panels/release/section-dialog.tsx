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
import { useEffect, useState } from 'react';
import { SECTION_M } from '../../../engine/response/release/section.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';

echarts.use([
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** Read on light and on dark ground. */
const COLOURS = ['#3B8FD6', '#D08A2E', '#9A6FD0', '#3FA37A'];
const LEVEL_COLOUR = '#D0564C';
const GRID_COLOUR = 'rgba(128, 140, 146, 0.3)';
const CHART_PX = 320;
/** A logarithmic axis has no nought; less than this is drawn there, ppm. */
const LEAST_PPM = 0.01;

/** Concentration down the wind from each source as it is now, with the three levels. */
export default function SectionDialog(props: { readonly scene: Scene; onClose(): void }) {
  const { t, language } = useWords();
  const { scene } = props;
  const release = scene.view.release;
  const sections = release?.truth?.sections ?? [];
  const levels = new Map(release?.zones?.zones.map((z) => [z.level, z.ppm]));
  const nameOf = (id: string): string => {
    const source = release?.sources.find((s) => s.id === id);
    return source === undefined ? id : text(source.name, language);
  };
  // A dialog mounts its content after a while: the chart begins when its box is there.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const key = JSON.stringify([sections, [...levels], language]);
  useEffect(() => {
    if (box === null) return;
    const font = {
      color: getComputedStyle(box).color,
      fontSize: 14,
      fontFamily: getComputedStyle(document.body).fontFamily,
    };
    const splitLine = { lineStyle: { color: GRID_COLOUR } };
    const chart = echarts.init(box);
    chart.setOption({
      animation: false,
      textStyle: font,
      color: COLOURS,
      grid: { left: 72, right: 88, top: 44, bottom: 44 },
      legend: { top: 4, textStyle: font },
      tooltip: { trigger: 'axis', textStyle: font },
      xAxis: {
        type: 'log',
        name: 'm',
        min: 50,
        max: 5000,
        axisLabel: font,
        nameTextStyle: font,
        splitLine,
      },
      yAxis: {
        type: 'log',
        name: 'ppm',
        min: LEAST_PPM,
        axisLabel: font,
        nameTextStyle: font,
        splitLine,
      },
      series: sections.map(({ id, ppm }, i) => ({
        name: nameOf(id),
        type: 'line',
        symbol: 'none',
        lineStyle: { width: 2 },
        data: ppm.map((v, k) => [SECTION_M[k], Math.max(LEAST_PPM, v)]),
        ...(i > 0
          ? {}
          : {
              markLine: {
                symbol: 'none',
                silent: true,
                lineStyle: { color: LEVEL_COLOUR, type: 'dashed' },
                data: [...levels].map(([level, v]) => ({
                  yAxis: v,
                  label: { formatter: `${t('release.level')} ${level}`, position: 'end', ...font },
                })),
              },
            }),
      })),
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
    // The data themselves are new at every frame; their text says when they have changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [box, key]);
  const rows = SECTION_M.map((m, i) => ({ id: m, ppm: sections.map((s) => s.ppm[i] ?? 0) }));
  const title = sections.map((s) => nameOf(s.id)).join(' · ');
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('release.sectionOf', { name: title })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('release.close') }}
    >
      <div
        ref={setBox}
        style={{ height: CHART_PX }}
        role="img"
        aria-label={t('release.sectionOf', { name: title })}
        data-testid="section-chart"
      />
      <DataTable<(typeof rows)[number]>
        caption={t('release.sectionTable')}
        rows={rows}
        empty={t('common.none')}
        columns={[
          { key: 'm', label: t('release.distance'), render: (r) => r.id },
          ...sections.map((s, i) => ({
            key: s.id,
            label: `${nameOf(s.id)} (ppm)`,
            right: true,
            render: (r: (typeof rows)[number]) => r.ppm[i],
          })),
        ]}
      />
    </Modal>
  );
}
