import type { VillageView } from '../../../engine/exercise/view.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { trim } from '../../ui/format.ts';
import { AssumedTag } from '../../ui/symbols.tsx';
import type { Scene } from '../../ui/scene.ts';
import { DeliveryTable, ShelterGoodsList, ShelterOutlook, useGoodsWords } from './goods.tsx';

interface TableProps {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
}

export function StockTable({ scene, selected, onSelect }: TableProps) {
  const { t } = useWords();
  const goodsWords = useGoodsWords();
  const { setup, view } = scene;
  const goods = new Map(view.supplies.depots.map((d) => [d.id, goodsWords(d.goods)]));
  const tiers = setup.depotTiers;
  return (
    <>
      <DataTable
        caption={t('seat.tabs.stock')}
        rows={view.depots}
        empty={t('seat.empty.stock')}
        selected={selected}
        onSelect={(row) => onSelect(row.id)}
        columns={[
          {
            key: 'depot',
            label: t('seat.col.depot'),
            maxPx: 260,
            render: (row) => <span title={scene.nameOf(row.id)}>{scene.nameOf(row.id)}</span>,
          },
          {
            key: 'tier',
            label: t('goods.tier'),
            roomy: true,
            render: (row) =>
              tiers[row.id] === undefined ? t('common.none') : t(`depotTier.${tiers[row.id]}`),
          },
          {
            key: 'kits',
            label: t('seat.col.kits'),
            right: true,
            render: (row) => trim(row.kits, 0),
          },
          {
            key: 'goods',
            label: t('goods.others'),
            maxPx: 380,
            render: (row) => (
              <span title={goods.get(row.id)}>{goods.get(row.id) || t('common.none')}</span>
            ),
          },
          {
            key: 'at',
            label: t('seat.col.at'),
            wide: true,
            render: (row) => {
              const at = scene.pointOf(row.id);
              return at === undefined ? t('common.none') : scene.where(at);
            },
          },
        ]}
      />
      {view.supplies.deliveries.length > 0 && (
        <section aria-label={t('goods.deliveries')}>
          <h3 className="st-table-head">{t('goods.deliveries')}</h3>
          <DeliveryTable scene={scene} />
        </section>
      )}
    </>
  );
}

export function VillageTable({ scene, selected, onSelect }: TableProps) {
  const { t } = useWords();
  const { forecast, tick } = scene.view;
  const away = new Map(scene.view.people.away.map((v) => [v.id, v.persons]));
  // Those that the fire threatens first, then those on the move, then as the scenario has them.
  const rows = scene.view.villages.toSorted(
    (a, b) =>
      Number(b.reached) - Number(a.reached) ||
      (a.threatTick ?? Infinity) - (b.threatTick ?? Infinity) ||
      b.moving + b.sheltered - a.moving - a.sheltered,
  );
  return (
    <DataTable
      caption={t('seat.tabs.villages')}
      rows={rows}
      empty={t('seat.empty.villages')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      columns={[
        { key: 'village', label: t('seat.col.village'), render: (row) => scene.nameOf(row.id) },
        {
          key: 'threat',
          label: t('seat.col.threat'),
          render: (row) => {
            if (row.reached) return <b>{t('seat.fireThere')}</b>;
            if (row.threatTick !== null && row.threatTick >= tick)
              return <b>{scene.clock(row.threatTick)}</b>;
            return (
              <span className="st-dim">
                {t(forecast === null ? 'seat.noThreatInfo' : 'seat.notThreatened')}
              </span>
            );
          },
        },
        { key: 'home', label: t('seat.col.atHome'), right: true, render: (row) => row.atHome },
        ...(away.size === 0
          ? []
          : [
              {
                key: 'away',
                label: t('seat.col.away'),
                right: true,
                roomy: true,
                render: (row: VillageView) => away.get(row.id) ?? 0,
              },
            ]),
        { key: 'moving', label: t('seat.col.moving'), right: true, render: (row) => row.moving },
        {
          key: 'sheltered',
          label: t('seat.col.sheltered'),
          right: true,
          render: (row) => row.sheltered,
        },
        {
          key: 'relieved',
          label: t('seat.col.relieved'),
          right: true,
          wide: true,
          render: (row) => row.relieved,
        },
      ]}
    />
  );
}

export function ShelterTable({ scene, selected, onSelect }: TableProps) {
  const { t } = useWords();
  const setup = new Map(scene.setup.shelters.map((s) => [s.id, s]));
  const goods = new Map(scene.view.supplies.shelters.map((s) => [s.id, s.goods]));
  return (
    <DataTable
      caption={t('seat.tabs.shelters')}
      rows={scene.view.shelters}
      empty={t('seat.empty.shelters')}
      selected={selected}
      renderDetail={(row) => {
        const held = goods.get(row.id) ?? [];
        return row.id !== selected || held.length === 0 ? null : (
          <ShelterGoodsList scene={scene} goods={held} />
        );
      }}
      onSelect={(row) => onSelect(row.id)}
      columns={[
        { key: 'shelter', label: t('seat.col.shelter'), render: (row) => scene.nameOf(row.id) },
        {
          key: 'occupants',
          label: t('seat.col.occupants'),
          right: true,
          render: (row) => row.occupants,
        },
        {
          key: 'capacity',
          label: t('seat.col.capacity'),
          right: true,
          render: (row) => (
            <span className="st-row" style={{ justifyContent: 'end' }}>
              {setup.get(row.id)?.assumed === true && <AssumedTag />}
              {setup.get(row.id)?.capacity ?? t('common.none')}
            </span>
          ),
        },
        {
          key: 'perPerson',
          label: t('seat.col.perPerson'),
          right: true,
          wide: true,
          render: (row) =>
            row.occupants > 0
              ? trim((setup.get(row.id)?.areaM2 ?? 0) / row.occupants, 1)
              : t('common.none'),
        },
        { key: 'kits', label: t('seat.col.kits'), right: true, render: (row) => row.kits },
        { key: 'waiting', label: t('seat.col.waiting'), right: true, render: (row) => row.waiting },
        {
          key: 'outlook',
          label: t('goods.outlook'),
          render: (row) => <ShelterOutlook scene={scene} goods={goods.get(row.id) ?? []} />,
        },
      ]}
    />
  );
}

export function RoadTable({ scene, onSelect }: TableProps) {
  const { t } = useWords();
  return (
    <DataTable
      caption={t('seat.tabs.roads')}
      rows={scene.view.closures}
      empty={t('seat.empty.roads')}
      onSelect={(row) => onSelect(String(row.id))}
      columns={[
        { key: 'road', label: t('seat.col.road'), render: (row) => `#${row.edgeId}` },
        { key: 'where', label: t('seat.col.where'), render: (row) => scene.where(row.at) },
        { key: 'state', label: t('seat.col.status'), render: () => t('seat.closed') },
      ]}
    />
  );
}
