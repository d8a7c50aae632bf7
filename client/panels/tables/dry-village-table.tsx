import type { DryVillageView } from '../../../engine/response/drinking-water/drinking-water-view.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';

interface DryVillageTableProps {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
  /** Water is to be sent there. */
  readonly onOpen?: ((villageId: string) => void) | undefined;
}

/** Villages whose taps are dry: those that lack water first, then by how long theirs lasts. */
export function DryVillageTable({ scene, selected, onSelect, onOpen }: DryVillageTableProps) {
  const { t } = useWords();
  const rows = scene.view.dryVillages.toSorted(
    (a, b) =>
      Number(b.lackTick >= 0) - Number(a.lackTick >= 0) ||
      (a.dryTick ?? Infinity) - (b.dryTick ?? Infinity),
  );
  return (
    <DataTable<DryVillageView>
      caption={t('dryVillages.title')}
      rows={rows}
      empty={t('dryVillages.none')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      onOpen={(row) => onOpen?.(row.id)}
      columns={[
        { key: 'name', label: t('dryVillages.title'), render: (row) => scene.nameOf(row.id) },
        {
          key: 'works',
          label: t('lifelineKind.water'),
          maxPx: 220,
          render: (row) => scene.nameOf(row.assetId),
        },
        {
          key: 'persons',
          label: t('dryVillages.persons'),
          right: true,
          render: (row) => row.persons,
        },
        {
          key: 'litres',
          label: t('dryVillages.litres'),
          right: true,
          render: (row) => trim(row.litres, 0),
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) =>
            row.lackTick >= 0 ? (
              <Status
                state="miss"
                words={t('dryVillages.lacking', { time: scene.clock(row.lackTick) })}
              />
            ) : (
              row.dryTick !== null && (
                <Status
                  state="unsure"
                  words={t('dryVillages.lasts', { time: scene.clock(row.dryTick) })}
                />
              )
            ),
        },
      ]}
    />
  );
}
