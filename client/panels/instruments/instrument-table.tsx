import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import {
  newestReading,
  type InstrumentReading,
} from '../../../engine/response/instruments/instrument.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import { passedMark } from '../../ui/passed-mark.ts';
import type { Scene } from '../../ui/scene.ts';

const InstrumentDialog = lazy(() => import('./instrument-dialog.tsx'));

type Setup = Scene['setup']['instruments'][number];
interface Row extends Setup {
  readonly readings: readonly InstrumentReading[];
}

const HOUR = 3600;

/** Difference of the newest value to the one an hour before it; null without one. */
function changeOf(readings: readonly InstrumentReading[]): number | null {
  const now = newestReading(readings);
  if (now === null) return null;
  const before = newestReading(readings.filter((r) => r.id <= now.tick - HOUR));
  return before === null ? null : now.value - before.value;
}

/** Gauges whose readings come to this seat; each has a chart. */
export function InstrumentTable(props: {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
}) {
  const { t, language } = useWords();
  const { scene } = props;
  const [openId, setOpenId] = useState<string | null>(null);
  const views = new Map(scene.view.instruments.map((i) => [i.id, i]));
  const rows = scene.setup.instruments.map((i): Row => ({
    ...i,
    readings: views.get(i.id)?.readings ?? [],
  }));
  const passed = (row: Row, value: number): string | null => {
    const mark = passedMark(row.marks, value);
    return mark === undefined ? null : t('gauges.passed', { mark: text(mark.name, language) });
  };
  return (
    <>
      <DataTable<Row>
        caption={t('gauges.title')}
        rows={rows}
        empty={t('gauges.none')}
        selected={props.selected}
        onSelect={(row) => props.onSelect(row.id)}
        onOpen={(row) => setOpenId(row.id)}
        columns={[
          { key: 'name', label: t('gauges.name'), render: (r) => text(r.name, language) },
          {
            key: 'quantity',
            label: t('gauges.quantity'),
            wide: true,
            render: (r) =>
              `${t(`gaugeQuantity.${r.quantity}`)}${r.assumed ? ` · ${t('gauges.assumed')}` : ''}`,
          },
          {
            key: 'newest',
            label: t('gauges.newest'),
            right: true,
            render: (r) => {
              const now = newestReading(r.readings);
              return now === null
                ? t('gauges.noReading')
                : `${trim(now.value, r.digits)} ${r.unit}`;
            },
          },
          {
            key: 'change',
            label: t('gauges.change'),
            right: true,
            wide: true,
            render: (r) => {
              const d = changeOf(r.readings);
              return d === null ? t('common.none') : `${d > 0 ? '+' : ''}${trim(d, r.digits)}`;
            },
          },
          {
            key: 'taken',
            label: t('gauges.taken'),
            render: (r) => {
              const now = newestReading(r.readings);
              return now === null ? t('common.none') : scene.clock(now.tick);
            },
          },
          {
            key: 'state',
            label: t('gauges.state'),
            render: (r) => {
              const now = newestReading(r.readings);
              const state = now === null ? null : passed(r, now.value);
              return state === null ? t('common.none') : <b>{state}</b>;
            },
          },
          {
            key: 'chart',
            label: t('gauges.chart'),
            render: (r) => (
              <Button size="compact-xs" variant="default" onClick={() => setOpenId(r.id)}>
                {t('gauges.chart')}
              </Button>
            ),
          },
        ]}
      />
      {openId === null ? null : (
        <Suspense fallback={null}>
          <InstrumentDialog scene={scene} id={openId} onClose={() => setOpenId(null)} />
        </Suspense>
      )}
    </>
  );
}
