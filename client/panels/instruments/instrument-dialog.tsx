import { useCallback, useMemo } from 'react';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { ChartDialog, limitLines, valueAxis, type ChartInk } from '../chart-dialog.tsx';
import { inverseVelocity } from './inverse-velocity.ts';

/** Both are seen on light and on dark ground. */
const MEASURED = '#3E93DD';
const FORECAST = '#D98A2B';
const INVERSE = '#A4342C';
const NO_READINGS: Readings = [];
const NO_FORECAST: Forecast = [];
/** Readings in the table twin of the chart. */
const NEWEST = 24;

type Readings = Scene['view']['instruments'][number]['readings'];
type Forecast = Scene['view']['instruments'][number]['forecast'];

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
  const inverse = useMemo(
    () => (setup.quantity === 'displacementMm' ? inverseVelocity(readings) : null),
    [setup.quantity, readings],
  );
  const draw = useCallback(
    (font: ChartInk) =>
      hydrograph(font, {
        readings,
        forecast,
        inverse,
        unit: setup.unit,
        marks: setup.marks.map((m) => ({ at: m.value, name: text(m.name, language) })),
        words: {
          measured: t('gauges.measured'),
          forecast: t('gauges.forecast'),
          inverse: t('gauges.inverse'),
        },
        clock: (tick) => scene.clock(tick),
      }),
    // `t` and `scene` are new on every render; readings, forecast and language are what change it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [readings, forecast, setup, language],
  );
  const inverseWords = ({ failure, endedTick }: NonNullable<typeof inverse>): string =>
    endedTick !== null
      ? t('gauges.inverseEnded', { time: scene.clock(endedTick) })
      : failure === null
        ? t('gauges.inverseNone')
        : t('gauges.inverseFailure', {
            time: scene.clock(failure.tick),
            h: trim(failure.errorH, 1),
          });
  return (
    <ChartDialog
      title={`${name} · ${t(`gaugeQuantity.${setup.quantity}`)} (${setup.unit})`}
      label={`${name} ${t('gauges.chart')}`}
      closeLabel={t('gauges.close')}
      testId="gauge-chart"
      draw={draw}
      onClose={props.onClose}
    >
      {inverse === null ? null : <p className="st-body">{inverseWords(inverse)}</p>}
      <DataTable
        caption={t('gauges.table')}
        rows={readings.slice(-NEWEST).toReversed()}
        empty={t('gauges.noReading')}
        columns={[
          { key: 'time', label: t('gauges.time'), render: (r) => scene.clock(r.id) },
          {
            key: 'value',
            label: `${t('gauges.value')} (${setup.unit})`,
            right: true,
            render: (r) => (r.value === null ? t('gauges.lost') : trim(r.value, setup.digits)),
          },
        ]}
      />
    </ChartDialog>
  );
}

interface Drawn {
  readonly readings: Readings;
  readonly forecast: Forecast;
  readonly inverse: ReturnType<typeof inverseVelocity> | null;
  readonly unit: string;
  readonly marks: readonly { readonly at: number; readonly name: string }[];
  readonly words: {
    readonly measured: string;
    readonly forecast: string;
    readonly inverse: string;
  };
  clock(tick: number): string;
}

/** Between two marks of the time axis, ticks: full parts of hours, some eight of them. */
const STEPS = [600, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400] as const;
const MARKS = 8;

function stepOf({ readings, forecast, inverse }: Drawn): number {
  const ticks = [
    ...readings.map((r) => r.id),
    ...forecast.map(([tick]) => tick),
    ...(inverse?.line ?? []).map(([tick]) => tick),
  ];
  const span = ticks.length === 0 ? 0 : Math.max(...ticks) - Math.min(...ticks);
  return STEPS.find((step) => span / step <= MARKS) ?? STEPS.at(-1)!;
}

function hydrograph(font: ChartInk, d: Drawn): object {
  const { readings, forecast, inverse, words, clock } = d;
  const dotted = { width: 2, type: 'dotted' };
  return {
    // Names of the axes stand under the legend.
    grid: { left: 64, right: 96, top: 64, bottom: 32 },
    xAxis: {
      type: 'value',
      min: 'dataMin',
      max: 'dataMax',
      interval: stepOf(d),
      splitLine: { show: false },
      axisLabel: { ...font, formatter: clock, hideOverlap: true, showMaxLabel: false },
      axisPointer: {
        label: { formatter: ({ value }: { value: unknown }) => clock(Number(value)) },
      },
    },
    yAxis: [
      valueAxis(font, { scale: true, name: d.unit }),
      ...(inverse === null
        ? []
        : [valueAxis(font, { min: 0, name: words.inverse, splitLine: { show: false } })]),
    ],
    series: [
      {
        name: words.measured,
        type: 'line',
        symbol: 'none',
        color: MEASURED,
        connectNulls: false,
        lineStyle: { width: 2 },
        data: readings.map((r) => [r.id, r.value]),
        markLine: limitLines(font, d.marks),
      },
      ...(forecast.length === 0
        ? []
        : [
            {
              name: words.forecast,
              type: 'line',
              symbol: 'none',
              color: FORECAST,
              lineStyle: dotted,
              data: forecast.map((p) => [...p]),
            },
          ]),
      ...(inverse === null ? [] : inverseSeries(inverse, words, dotted)),
    ],
  };
}

/** The inverse velocity on an axis of its own, and the line that runs to failure. */
const inverseSeries = (
  inverse: ReturnType<typeof inverseVelocity>,
  words: Drawn['words'],
  dotted: object,
): object[] => [
  {
    name: words.inverse,
    type: 'line',
    yAxisIndex: 1,
    color: INVERSE,
    symbolSize: 7,
    lineStyle: { width: 1 },
    data: inverse.points.map((x) => [...x]),
  },
  ...(inverse.line.length === 0
    ? []
    : [
        {
          name: words.forecast,
          type: 'line',
          yAxisIndex: 1,
          symbol: 'none',
          color: INVERSE,
          lineStyle: dotted,
          data: inverse.line.map((x) => [...x]),
        },
      ]),
];
