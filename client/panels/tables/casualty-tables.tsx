import type {
  CasualtyGroupView,
  HospitalView,
  IncidentView,
  LivingCounts,
} from '../../../engine/exercise/part-views.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';
import { AssumedTag } from '../../ui/symbols.tsx';

interface RowsProps {
  readonly scene: Scene;
  readonly selected: string | null;
  onSelect(id: string): void;
}

/** Emergencies without a field of which the seat has heard, open ones first. */
export function IncidentTable({ scene, selected, onSelect }: RowsProps) {
  const { t, language } = useWords();
  const rows = scene.view.incidents.toSorted(
    (a, b) => Number(a.closedTick >= 0) - Number(b.closedTick >= 0) || b.aroseTick - a.aroseTick,
  );
  return (
    <DataTable<IncidentView>
      caption={t('incidents.title')}
      rows={rows}
      empty={t('incidents.none')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      columns={[
        {
          key: 'name',
          label: t('incidents.title'),
          maxPx: 260,
          render: (row) => (
            <span title={text(row.name, language)}>
              {t(`incidentKind.${row.kind}`)} · {text(row.name, language)}
            </span>
          ),
        },
        {
          key: 'where',
          label: t('seat.col.where'),
          maxPx: 220,
          render: (row) => <span title={scene.where(row.at)}>{scene.where(row.at)}</span>,
        },
        { key: 'since', label: t('incidents.since'), render: (row) => scene.clock(row.aroseTick) },
        {
          key: 'road',
          label: t('incidents.road'),
          roomy: true,
          render: (row) => (row.edgeId === null ? t('common.none') : t('incidents.blocked')),
        },
        {
          key: 'sites',
          label: t('incidents.openSites'),
          right: true,
          render: (row) =>
            scene.view.sites.filter((s) => row.siteIds.includes(s.id) && s.doneTick < 0).length,
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) =>
            row.closedTick < 0 ? (
              <OpenIncident scene={scene} row={row} />
            ) : (
              <Status
                state="met"
                words={t('incidents.closed', { time: scene.clock(row.closedTick) })}
              />
            ),
        },
      ]}
    />
  );
}

/** Whether anybody works on it or is on the way, as far as the seat sees. */
function OpenIncident({ scene, row }: { scene: Scene; row: IncidentView }) {
  const { t } = useWords();
  const orders = new Map(scene.view.orders.map(({ id, order }) => [id, order]));
  const manned = scene.view.units.some(({ orderId }) => {
    const order = orderId === null ? undefined : orders.get(orderId);
    return order?.type === 'workAt' && row.siteIds.includes(order.siteId);
  });
  return manned ? (
    <Status state="running" words={t('incidents.manned')} />
  ) : (
    <Status state="unsure" words={t('incidents.unmanned')} />
  );
}

/** Red, yellow, green as numbers in that order; the heading says so. */
const triage = (n: LivingCounts): string => `${n.immediate} / ${n.delayed} / ${n.minor}`;

/** People who came to harm, by place: everybody in exactly one column. */
export function CasualtyTable(props: RowsProps & { onOpen?: (id: string) => void }) {
  const { t } = useWords();
  const { scene, onOpen } = props;
  const number = (
    key: 'missing' | 'trapped' | 'inAmbulance' | 'inHospital' | 'dead',
  ): { key: string; label: string; right: true; render(row: CasualtyGroupView): number } => ({
    key,
    label: t(`casualties.${key}`),
    right: true,
    render: (row) => row[key],
  });
  return (
    <DataTable<CasualtyGroupView>
      caption={t('casualties.title')}
      rows={scene.view.casualtyGroups}
      empty={t('casualties.none')}
      selected={props.selected}
      onSelect={(row) => props.onSelect(row.id)}
      {...(onOpen === undefined ? {} : { onOpen: (row: CasualtyGroupView) => onOpen(row.id) })}
      columns={[
        {
          key: 'place',
          label: t('casualties.title'),
          maxPx: 230,
          render: (row) => <span title={scene.where(row.at)}>{scene.nameOf(row.id)}</span>,
        },
        number('missing'),
        number('trapped'),
        {
          key: 'waiting',
          label: t('casualties.waiting'),
          right: true,
          render: (row) => <b>{triage(row.waiting)}</b>,
        },
        {
          key: 'treated',
          label: t('casualties.treated'),
          right: true,
          render: (row) => triage(row.treated),
        },
        number('inAmbulance'),
        number('inHospital'),
        number('dead'),
      ]}
    />
  );
}

/** Beds: everybody may ask for them. */
export function HospitalTable({ scene, selected, onSelect }: RowsProps) {
  const { t } = useWords();
  const assumed = new Set(scene.setup.hospitals.filter((h) => h.assumed).map((h) => h.id));
  return (
    <DataTable<HospitalView>
      caption={t('hospitals.title')}
      rows={scene.view.hospitals}
      empty={t('hospitals.none')}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      columns={[
        {
          key: 'name',
          label: t('hospitals.title'),
          maxPx: 260,
          render: (row) => scene.nameOf(row.id),
        },
        {
          key: 'beds',
          label: t('hospitals.beds'),
          right: true,
          render: (row) => (
            <span className="st-row" style={{ justifyContent: 'end' }}>
              {assumed.has(row.id) && <AssumedTag />}
              {row.beds}
            </span>
          ),
        },
        {
          key: 'patients',
          label: t('hospitals.patients'),
          right: true,
          render: (row) => row.patients,
        },
        { key: 'coming', label: t('hospitals.coming'), right: true, render: (row) => row.coming },
        {
          key: 'free',
          label: t('hospitals.free'),
          right: true,
          render: (row) => (row.free === 0 ? <b>{t('hospitals.full')}</b> : row.free),
        },
      ]}
    />
  );
}
