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
import { useEffect, useMemo, useRef } from 'react';
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

const MEASURED = '#1F6FB5';
const FORECAST = '#8A4B00';
const INVERSE = '#A4342C';
const CHART_PX = 320;
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
  const readings = view?.readings ?? [];
  const forecast = view?.forecast ?? [];
  const inverse = useMemo(
    () => (setup.quantity === 'displacementMm' ? inverseVelocity(readings) : null),
    // A view without this instrument has no readings at any time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [setup.quantity, view?.readings],
  );
  const box = useRef<HTMLDivElement>(null);
  const option = useMemo(() => {
    const font = {
      color: '#17201F',
      fontSize: 14,
      fontFamily: getComputedStyle(document.body).fontFamily,
    };
    const clock = (tick: number): string => scene.clock(tick);
    return {
      animation: false,
      textStyle: font,
      grid: { left: 64, right: 96, top: 44, bottom: 32 },
      legend: { top: 4, textStyle: font, itemWidth: 32 },
      tooltip: { trigger: 'axis' as const, textStyle: font },
      xAxis: {
        type: 'value' as const,
        min: 'dataMin' as const,
        max: 'dataMax' as const,
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
            lineStyle: { color: '#A4342C', type: 'dashed' as const },
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
  }, [readings, forecast, inverse, language]);
  useEffect(() => {
    if (box.current === null) return;
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
    <Modal
      opened
      onClose={props.onClose}
      title={`${name} · ${t(`gaugeQuantity.${setup.quantity}`)}（${setup.unit}）`}
      size="xl"
      closeButtonProps={{ 'aria-label': t('gauges.close') }}
    >
      <div
        ref={box}
        style={{ height: CHART_PX }}
        role="img"
        aria-label={`${name} ${t('gauges.chart')}`}
        data-testid="gauge-chart"
      />
      {inverse === null ? null : (
        <p data-testid="inverse-velocity">
          {inverse.failure === null
            ? t('gauges.inverseNone')
            : t('gauges.inverseFailure', {
                time: scene.clock(inverse.failure.tick),
                h: trim(inverse.failure.errorH, 1),
              })}
        </p>
      )}
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
