import { LOSS_KINDS } from '../../../engine/response/people/damage.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { distance, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { AssumedTag } from '../../ui/symbols.tsx';

/** Losses in yuan by kind, as far as this seat can tell; curves and prices are assumed. */
export function LossTable({ scene }: { scene: Scene }) {
  const { t } = useWords();
  const { damage, byVillage } = scene.view.people;
  const nothing = damage === null || LOSS_KINDS.every((kind) => damage.yuan[kind] === 0);
  // Water leaves no burned land: then the villages say it all.
  if (nothing && byVillage.length > 0) return null;
  if (damage === null) return <p className="st-body st-mut">{t('losses.none')}</p>;
  const land = Object.values(damage.burnedHa).reduce((sum, ha) => sum + ha, 0);
  const extent: Readonly<Record<(typeof LOSS_KINDS)[number], string>> = {
    forest: t('losses.ha', { n: trim(land, 1) }),
    crops: t('common.none'),
    houses: t('losses.housesN', { n: damage.houses }),
    roads: distance(damage.roadM),
  };
  // Woods and fields are lost to fire alone.
  const burns = scene.setup.picture === 'fire' || land > 0;
  const rows = LOSS_KINDS.filter((id) => burns || (id !== 'forest' && id !== 'crops')).map(
    (id) => ({ id, yuan: damage.yuan[id] }),
  );
  const sum = rows.reduce((all, { yuan }) => all + yuan, 0);
  return (
    <>
      <p className="st-body st-row st-wrap">
        <b>{t('losses.sum', { n: trim(sum / 10_000, 1) })}</b>
        <span>{t('losses.affected', { n: damage.affectedPersons })}</span>
        <AssumedTag />
      </p>
      <DataTable
        caption={t('seat.tabs.losses')}
        rows={rows}
        empty={t('losses.none')}
        columns={[
          { key: 'kind', label: t('losses.kind'), render: (row) => t(`lossKind.${row.id}`) },
          {
            key: 'extent',
            label: t('losses.extent'),
            right: true,
            render: (row) => extent[row.id],
          },
          {
            key: 'yuan',
            label: t('losses.yuan'),
            right: true,
            render: (row) => trim(row.yuan / 10_000, 1),
          },
        ]}
      />
    </>
  );
}

interface VillageLossProps {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
}

/** Losses village by village, the greatest first, each with the moment that it shows. */
export function VillageLossTable({ scene, selected, onSelect }: VillageLossProps) {
  const { t } = useWords();
  const rows = scene.view.people.byVillage.toSorted((a, b) => b.yuan - a.yuan);
  const yuan = rows.reduce((n, row) => n + row.yuan, 0);
  const persons = rows.reduce((n, row) => n + row.persons, 0);
  return (
    <>
      <p className="st-body st-row st-wrap">
        <b>{t('losses.homes', { n: trim(yuan / 10_000, 1) })}</b>
        <span>{t('losses.residents', { n: persons })}</span>
        <AssumedTag />
      </p>
      <DataTable
        caption={t('losses.byVillage')}
        rows={rows}
        empty={t('losses.none')}
        selected={selected}
        onSelect={(row) => onSelect(row.id)}
        columns={[
          { key: 'name', label: t('losses.village'), render: (row) => scene.nameOf(row.id) },
          { key: 'burned', label: t('losses.burned'), right: true, render: (row) => row.burned },
          { key: 'flooded', label: t('losses.flooded'), right: true, render: (row) => row.flooded },
          { key: 'persons', label: t('losses.persons'), right: true, render: (row) => row.persons },
          {
            key: 'yuan',
            label: t('losses.yuan'),
            right: true,
            render: (row) => trim(row.yuan / 10_000, 1),
          },
          { key: 'asOf', label: t('losses.asOf'), render: (row) => scene.clock(row.asOfTick) },
        ]}
      />
    </>
  );
}
