import { Button } from '@mantine/core';
import { siteId } from '../../../engine/response/sites/site.ts';
import { WATER_WORK, type WaterPlaceView } from '../../../engine/response/waterfront/waterfront.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';
import { teamsAt } from '../tables/site-table.tsx';
import './words.ts';

interface Props {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
  /** Work at the site that makes a place safe is wanted. */
  readonly onWork?: ((siteId: string) => void) | undefined;
}

const workOf = (row: WaterPlaceView): string => siteId(WATER_WORK[row.kind].kind, row.id);

/** Boats, banks and shipping below a slope: what is there, what is done, what a wave did. */
export default function WaterTable({ scene, selected, onSelect, onWork }: Props) {
  const { t, language } = useWords();
  const open = (row: WaterPlaceView): void => {
    if (row.safeTick < 0 && siteOf(scene, row) !== undefined) onWork?.(workOf(row));
  };
  const waits = scene.view.waterfront.some(
    (row) => row.safeTick < 0 && siteOf(scene, row) === undefined,
  );
  // A view that gives no orders has no column for them.
  const order = {
    key: 'order',
    label: t('slopes.work'),
    render: (row: WaterPlaceView) =>
      row.safeTick >= 0 ? (
        t('common.none')
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          disabled={siteOf(scene, row) === undefined}
          onClick={() => open(row)}
        >
          {t(`waterfront.order.${row.kind}`)}
        </Button>
      ),
  };
  return (
    <>
      {onWork !== undefined && waits && <p className="st-body st-mut">{t('waterfront.waits')}</p>}
      <DataTable<WaterPlaceView>
        caption={t('seat.tabs.waterfront')}
        rows={scene.view.waterfront}
        empty={t('waterfront.none')}
        selected={selected}
        onSelect={(row) => onSelect(row.id)}
        onOpen={open}
        columns={[
          { key: 'name', label: t('waterfront.name'), render: (row) => text(row.name, language) },
          {
            key: 'what',
            label: t('waterfront.what'),
            wide: true,
            wrap: true,
            render: (row) =>
              t(`waterfront.${row.kind}`, {
                boats: row.boats,
                persons: row.persons,
                m: row.heightM ?? 0,
              }),
          },
          {
            key: 'state',
            label: t('waterfront.state'),
            render: (row) => <State scene={scene} row={row} />,
          },
          ...(onWork === undefined ? [] : [order]),
          {
            key: 'wave',
            label: t('waterfront.wave'),
            render: ({ toll }) =>
              toll === null ? (
                <span className="st-dim">{t('waterfront.unknown')}</span>
              ) : (
                t('waterfront.waveOf', { crest: trim(toll.crestM, 1), runUp: trim(toll.runUpM, 1) })
              ),
          },
          {
            key: 'harm',
            label: t('waterfront.harm'),
            wrap: true,
            render: (row) => <Harm row={row} />,
          },
        ]}
      />
    </>
  );
}

const siteOf = (scene: Scene, row: WaterPlaceView): Scene['view']['sites'][number] | undefined =>
  scene.view.sites.find((s) => s.id === workOf(row));

function State({ scene, row }: { scene: Scene; row: WaterPlaceView }) {
  const { t } = useWords();
  if (row.safeTick >= 0) {
    const words = t(`waterfront.safe.${row.kind}`, { time: scene.clock(row.safeTick) });
    return <Status state="met" words={words} />;
  }
  const site = siteOf(scene, row);
  if (site === undefined) return <span className="st-dim">{t('waterfront.asIs')}</span>;
  const need = site.needs[0]!;
  const pct = Math.floor(100 * (1 - need.left / need.amount));
  return teamsAt(scene, site.id).length > 0 || pct > 0 ? (
    <Status state="running" words={t('waterfront.running', { pct })} />
  ) : (
    <Status state="miss" words={t('waterfront.asIs')} />
  );
}

function Harm({ row: { kind, toll } }: { row: WaterPlaceView }) {
  const { t } = useWords();
  if (toll === null) return t('common.none');
  const said = [
    kind !== 'bank' && toll.sunk + toll.adrift > 0 ? t('waterfront.boats', { ...toll }) : '',
    toll.hurt + toll.missing > 0 ? t('waterfront.people', { ...toll }) : '',
  ].filter((x) => x !== '');
  return said.length === 0 ? t('waterfront.noHarm') : <b>{said.join(' · ')}</b>;
}
