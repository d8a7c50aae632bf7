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
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { inverseVelocity } from './inverse-velocity.ts';

echarts.use([
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** Both are seen on light and on dark ground. */
const MEASURED = '#3E93DD';
const FORECAST = '#D98A2B';
const INK = '#8A979F';
const GRID = 'rgba(138, 151, 159, 0.3)';
const INVERSE = '#A4342C';
const CHART_PX = 320;
const NO_READINGS: ChartProps['readings'] = [];
const NO_FORECAST: ChartProps['forecast'] = [];
/** Readings in the table twin of the chart. */
const NEWEST = 24;

/** Hydrograph of one gauge: measured, forecast, and its marks; with the readings as a table. */
export default function InstrumentDialog(props: {
  readonly scene: Scene;
  readonly id: string;
  onClose(): void;
}) {
  const { t, language } = useWords();
  const { scene, id } = props;
  const setup = scene.setup.instruments.find((i) => i.id === id)!;
  const view = scene.view.instruments.find((i) => i.id === id);
  const name = text(setup.name, language);
  const readings = view?.readings ?? NO_READINGS;
  const forecast = view?.forecast ?? NO_FORECAST;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={`${name} · ${t(`gaugeQuantity.${setup.quantity}`)}（${setup.unit}）`}
      size="xl"
      closeButtonProps={{ 'aria-label': t('gauges.close') }}
    >
      <Hydrograph scene={scene} setup={setup} readings={readings} forecast={forecast} />
      <DataTable
        caption={t('gauges.table')}
        rows={readings.slice(-NEWEST).toReversed()}
        empty={t('gauges.noReading')}
        columns={[
          { key: 'time', label: t('gauges.time'), render: (r) => scene.clock(r.id) },
          {
            key: 'value',
            label: `${t('gauges.value')}（${setup.unit}）`,
            right: true,
            render: (r) => (r.value === null ? t('gauges.lost') : trim(r.value, setup.digits)),
          },
        ]}
      />
    </Modal>
  );
}

interface ChartProps {
  readonly scene: Scene;
  readonly setup: Scene['setup']['instruments'][number];
  readonly readings: Scene['view']['instruments'][number]['readings'];
  readonly forecast: Scene['view']['instruments'][number]['forecast'];
}

/** Mounted with the dialog's content: before that there is no box to draw in. */
function Hydrograph({ scene, setup, readings, forecast }: ChartProps) {
  const { t, language } = useWords();
  const name = text(setup.name, language);
  const box = useRef<HTMLDivElement>(null);
  const [ink, setInk] = useState(INK);
  const inverse = useMemo(
    () => (setup.quantity === 'displacementMm' ? inverseVelocity(readings) : null),
    [setup.quantity, readings],
  );
  const option = useMemo(() => {
    const font = {
      color: ink,
      fontSize: 14,
      fontFamily: getComputedStyle(document.body).fontFamily,
    };
    const clock = (tick: number): string => scene.clock(tick);
    return {
      animation: false,
      textStyle: font,
      grid: { left: 64, right: 96, top: 44, bottom: 32 },
      legend: { top: 4, textStyle: font, itemWidth: 32 },
      tooltip: { trigger: 'axis' as const, textStyle: { ...font, color: '#17201F' } },
      xAxis: {
        type: 'value' as const,
        min: 'dataMin' as const,
        max: 'dataMax' as const,
        splitLine: { show: false },
        axisLabel: { ...font, formatter: clock },
        axisPointer: {
          label: { formatter: ({ value }: { value: unknown }) => clock(Number(value)) },
        },
      },
      yAxis: [
        {
          type: 'value' as const,
          scale: true,
          name: setup.unit,
          axisLabel: font,
          nameTextStyle: font,
          splitLine: { lineStyle: { color: GRID } },
        },
        ...(inverse === null
          ? []
          : [
              {
                type: 'value' as const,
                min: 0,
                name: t('gauges.inverse'),
                axisLabel: font,
                nameTextStyle: font,
                splitLine: { show: false },
              },
            ]),
      ],
      series: [
        {
          name: t('gauges.measured'),
          type: 'line' as const,
          symbol: 'none',
          color: MEASURED,
          connectNulls: false,
          lineStyle: { width: 2 },
          data: readings.map((r) => [r.id, r.value]),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: '#D2564C', type: 'dashed' as const },
            data: setup.marks.map((m) => ({
              yAxis: m.value,
              label: { formatter: text(m.name, language), position: 'end' as const, ...font },
            })),
          },
        },
        {
          name: t('gauges.forecast'),
          type: 'line' as const,
          symbol: 'none',
          color: FORECAST,
          lineStyle: { width: 2, type: 'dotted' as const },
          data: forecast.map((p) => [...p]),
        },
        ...(inverse === null
          ? []
          : [
              {
                name: t('gauges.inverse'),
                type: 'line' as const,
                yAxisIndex: 1,
                color: INVERSE,
                symbolSize: 7,
                lineStyle: { width: 1 },
                data: inverse.points.map((x) => [...x]),
              },
              {
                name: t('gauges.forecast'),
                type: 'line' as const,
                yAxisIndex: 1,
                symbol: 'none',
                color: INVERSE,
                lineStyle: { width: 2, type: 'dotted' as const },
                data: inverse.line.map((x) => [...x]),
              },
            ]),
      ],
    };
    // `t` and `scene` are new on every render; readings, forecast and language are what change it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [readings, forecast, inverse, language, ink]);
  useEffect(() => {
    if (box.current === null) return;
    // A canvas inherits no colour: it is told that of the dialog, light or dark.
    setInk(getComputedStyle(box.current).color);
    const chart = echarts.init(box.current);
    chart.setOption(option);
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option]);
  return (
    <div
      ref={box}
      style={{ height: CHART_PX }}
      role="img"
      aria-label={`${name} ${t('gauges.chart')}`}
      data-testid="gauge-chart"
    />
  );
}
