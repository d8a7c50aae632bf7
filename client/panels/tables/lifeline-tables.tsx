import type { LifelineView, LinkView, PowerView } from '../../../engine/exercise/part-views.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';
import { Icon } from '../../ui/symbols.tsx';
import { teamsAt } from './site-table.tsx';

interface RowsProps {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
  /** Work at the site where it can be mended is wanted. */
  readonly onWork?: ((siteId: string) => void) | undefined;
}

const ICONS = { power: 'fac-substation', comms: 'fac-tower', water: 'fac-water' } as const;

/** Out, being mended, or back: one of the four states that an asset has. */
function State(props: {
  scene: Scene;
  siteId: string | null;
  etaTick: number;
  backTick: number;
  backWords?: string;
}) {
  const { t } = useWords();
  const { scene, siteId, etaTick, backTick } = props;
  if (backTick >= 0)
    return (
      <Status
        state="met"
        words={props.backWords ?? t('lifelines.back', { time: scene.clock(backTick) })}
      />
    );
  if (etaTick >= 0)
    return <Status state="running" words={t('lifelines.eta', { time: scene.clock(etaTick) })} />;
  if (siteId !== null && teamsAt(scene, siteId).length > 0)
    return <Status state="running" words={t('lifelines.coming')} />;
  return <Status state="miss" words={t('lifelines.out')} />;
}

/** Substations, towers and waterworks that are or were out, as far as the seat knows. */
export function LifelineTable({ scene, selected, onSelect, onWork }: RowsProps) {
  const { t } = useWords();
  const kinds = new Map(scene.setup.lifelines.assets.map((a) => [a.id, a.kind]));
  const rows = scene.view.lifelines.toSorted(
    (a, b) => Number(a.backTick >= 0) - Number(b.backTick >= 0) || a.outTick - b.outTick,
  );
  return (
    <DataTable<LifelineView>
      caption={t('lifelines.assets')}
      rows={rows}
      empty={t('lifelines.noneOut')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      onOpen={(row) => row.siteId !== null && onWork?.(row.siteId)}
      columns={[
        {
          key: 'name',
          label: t('lifelines.assets'),
          maxPx: 260,
          render: (row) => (
            <span className="st-row">
              <Icon id={ICONS[kinds.get(row.id) ?? row.kind]} size={18} />
              <span className="st-ell">{scene.nameOf(row.id)}</span>
            </span>
          ),
        },
        {
          key: 'kind',
          label: t('lifelines.kind'),
          render: (row) => t(`lifelineKind.${row.kind}`),
        },
        { key: 'why', label: t('lifelines.why'), render: (row) => t(`outageWhy.${row.why}`) },
        { key: 'since', label: t('lifelines.since'), render: (row) => scene.clock(row.outTick) },
        {
          key: 'persons',
          label: t('lifelines.persons'),
          right: true,
          render: (row) => row.personsWithout,
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) => <State {...row} scene={scene} />,
        },
      ]}
    />
  );
}

/** Command posts, hospitals, shelters, towers and waterworks without power from the grid. */
export function PowerTable({ scene, selected, onSelect, onWork }: RowsProps) {
  const { t } = useWords();
  return (
    <DataTable<PowerView>
      caption={t('lifelines.power')}
      rows={scene.view.power}
      empty={t('lifelines.allPowered')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      onOpen={(row) => row.siteId !== null && onWork?.(row.siteId)}
      columns={[
        {
          key: 'name',
          label: t('lifelines.power'),
          maxPx: 260,
          render: (row) => scene.nameOf(row.id),
        },
        { key: 'use', label: t('lifelines.use'), render: (row) => t(`powerUse.${row.use}`) },
        { key: 'since', label: t('lifelines.since'), render: (row) => scene.clock(row.lostTick) },
        {
          key: 'by',
          label: t('lifelines.by'),
          render: (row) =>
            row.by === null
              ? t('common.none')
              : row.generatorFrom === null
                ? t(`lifelines.source.${row.by}`)
                : `${t('lifelines.source.generator')} · ${scene.nameOf(row.generatorFrom)}`,
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) => <State {...row} backTick={row.metTick} scene={scene} />,
        },
      ]}
    />
  );
}

/** Where a message arrives late or not at all, and by what means it still goes. */
export function LinkTable({ scene, selected, onSelect }: RowsProps) {
  const { t, language } = useWords();
  const seats = new Map(scene.setup.lifelines.places.map((p) => [p.id, p.seatIds]));
  return (
    <DataTable<LinkView>
      caption={t('links.title')}
      rows={scene.view.links}
      empty={t('links.none')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      columns={[
        { key: 'place', label: t('links.title'), render: (row) => scene.nameOf(row.id) },
        {
          key: 'seats',
          label: t('links.seats'),
          maxPx: 220,
          render: (row) =>
            (seats.get(row.id) ?? [])
              .map((id) => scene.seatName(id))
              .join(language === 'zh' ? '、' : ', ') || t('common.none'),
        },
        { key: 'since', label: t('links.since'), render: (row) => scene.clock(row.lostTick) },
        {
          key: 'contact',
          label: t('links.contact'),
          render: (row) =>
            row.contactTick < 0 ? t('links.noContact') : scene.clock(row.contactTick),
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) => (
            <Status
              state={row.state === 'up' ? 'met' : row.state === 'none' ? 'miss' : 'unsure'}
              words={t(`links.state.${row.state}`)}
            />
          ),
        },
      ]}
    />
  );
}
