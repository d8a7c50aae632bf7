import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { siteId } from '../../../engine/response/sites/site.ts';
import type { SlopeView } from '../../../engine/response/slopes/slope.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';
import './words.ts';

const InstrumentDialog = lazy(() => import('../instruments/instrument-dialog.tsx'));

interface Props {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
  /** Work on the slope is wanted. */
  readonly onWork?: ((siteId: string) => void) | undefined;
}

/** Watched slopes: who called, what people on the spot measured, what can be done, and the curves. */
export default function SlopeTable({ scene, selected, onSelect, onWork }: Props) {
  const { t, language } = useWords();
  const [chartId, setChartId] = useState<string | null>(null);
  const look = (row: SlopeView): string => siteId('inspectSlope', row.id);
  const open = (row: SlopeView): void => {
    if (isOpen(scene, look(row))) onWork?.(look(row));
  };
  return (
    <>
      <DataTable<SlopeView>
        caption={t('seat.tabs.slopes')}
        rows={scene.view.slopes}
        empty={t('slopes.none')}
        selected={selected}
        onSelect={(row) => onSelect(row.id)}
        onOpen={open}
        columns={[
          { key: 'name', label: t('slopes.name'), render: (row) => text(row.name, language) },
          {
            key: 'calls',
            label: t('slopes.calls'),
            render: (row) => <Calls {...{ scene, row }} />,
          },
          {
            key: 'speed',
            label: t('slopes.speed'),
            render: ({ inspections }) => {
              const i = inspections.at(-1);
              if (i === undefined) return t('common.none');
              return t('slopes.speedOf', { v: i.speedMmH, time: scene.clock(i.tick) });
            },
          },
          {
            key: 'volume',
            label: t('slopes.volume'),
            right: true,
            wide: true,
            render: ({ inspections }) => {
              const i = inspections.at(-1);
              return i === undefined ? t('common.none') : `${i.volumeM3.toLocaleString('en')} m³`;
            },
          },
          {
            key: 'opinion',
            label: t('slopes.opinion'),
            render: (row) => <Opinion row={row} />,
          },
          {
            key: 'villages',
            label: t('slopes.villages'),
            wide: true,
            maxPx: 180,
            render: (row) =>
              row.villageIds.map((id) => scene.nameOf(id)).join(language === 'zh' ? '、' : ', ') ||
              t('common.none'),
          },
          {
            key: 'work',
            label: t('slopes.work'),
            render: (row) => (
              <Group gap="xs" wrap="nowrap">
                {row.drained && <span className="st-dim">{t('slopes.drained')}</span>}
                <WorkKey {...{ scene, onWork }} id={look(row)} words={t('slopes.look')} />
                <WorkKey
                  {...{ scene, onWork }}
                  id={siteId('drainSlope', row.id)}
                  words={t('slopes.drain')}
                />
                {row.instrumentIds[0] !== undefined && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => setChartId(row.instrumentIds[0]!)}
                  >
                    {t('slopes.curve')}
                  </Button>
                )}
              </Group>
            ),
          },
        ]}
      />
      {chartId === null ? null : (
        <Suspense fallback={null}>
          <InstrumentDialog scene={scene} id={chartId} onClose={() => setChartId(null)} />
        </Suspense>
      )}
    </>
  );
}

const isOpen = (scene: Scene, id: string): boolean =>
  scene.view.sites.some((s) => s.id === id && s.doneTick < 0);

/** An order for work that is open; nothing where there is none, or nobody here gives orders. */
function WorkKey(props: {
  scene: Scene;
  id: string;
  words: string;
  onWork: ((siteId: string) => void) | undefined;
}) {
  const { scene, id, words, onWork } = props;
  if (onWork === undefined || !isOpen(scene, id)) return null;
  return (
    <Button size="compact-xs" variant="default" onClick={() => onWork(id)}>
      {words}
    </Button>
  );
}

function Calls({ scene, row }: { scene: Scene; row: SlopeView }) {
  const { t } = useWords();
  const last = row.calls.at(-1);
  if (last === undefined) return <span className="st-dim">{t('slopes.noCall')}</span>;
  return t('slopes.callsN', { n: row.calls.length, time: scene.clock(last.tick) });
}

const URGENT: Readonly<Record<string, 'met' | 'unsure' | 'miss'>> = {
  quiet: 'met',
  creeping: 'unsure',
  accelerating: 'miss',
  imminent: 'miss',
};

function Opinion({ row }: { row: SlopeView }) {
  const { t } = useWords();
  if (row.failed) return <Status state="miss" words={t('slopes.failed')} />;
  const i = row.inspections.at(-1);
  if (i === undefined) return t('common.none');
  return <Status state={URGENT[i.opinion]!} words={t(`slopes.opinions.${i.opinion}`)} />;
}
