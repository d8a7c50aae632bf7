import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { duration } from '../../ui/format.ts';
import { AssumedTag, Icon, Plate } from '../../ui/symbols.tsx';
import { isUnitOrder, TASK_ICONS, type OrderType } from '../composer/draft.ts';
import type { Scene, Team } from '../../ui/scene.ts';

/** Teams: the twin of their plates on the map. Own ones first, in the order of the scenario. */
export function UnitTable(props: {
  scene: Scene;
  selected: string | null;
  onSelect(id: string): void;
  onOrder?: (id: string) => void;
}) {
  const { t, language } = useWords();
  const { scene } = props;
  const teams = scene.teams.toSorted((a, b) => Number(b.mine) - Number(a.mine));
  const open = props.onOrder;
  return (
    <DataTable<Team>
      caption={t('seat.tabs.units')}
      rows={teams}
      empty={t('seat.empty.units')}
      selected={props.selected}
      onSelect={(team) => props.onSelect(team.id)}
      {...(open === undefined ? {} : { onOpen: (team: Team) => open(team.id) })}
      columns={[
        {
          key: 'unit',
          label: t('seat.col.unit'),
          maxPx: 220,
          render: (team) => (
            <span className="st-row" title={`${team.name} · ${t(`forceKind.${team.setup.kind}`)}`}>
              <Plate symbol={team.setup.symbol} colour={team.colour} size={24} />
              <span className="st-ell">{team.name}</span>
            </span>
          ),
        },
        {
          key: 'strength',
          label: t('seat.col.strength'),
          right: true,
          render: (team) => (
            <span className="st-row" style={{ justifyContent: 'end' }}>
              {team.setup.assumed && <AssumedTag />}
              {team.view.strength < team.setup.strength
                ? `${team.view.strength}/${team.setup.strength}`
                : team.view.strength}
            </span>
          ),
        },
        {
          key: 'task',
          label: t('seat.col.task'),
          maxPx: 170,
          render: (team) => <TaskCell scene={scene} team={team} />,
        },
        {
          key: 'status',
          label: t('seat.col.status'),
          render: (team) => t(`unitStatus.${team.view.status}`),
        },
        {
          key: 'at',
          label: t('seat.col.at'),
          roomy: true,
          maxPx: 230,
          render: (team) => (
            <span title={scene.where(team.view.at)}>{scene.where(team.view.at)}</span>
          ),
        },
        {
          key: 'eta',
          label: t('seat.col.eta'),
          render: (team) =>
            team.view.etaTick > scene.view.tick ? scene.clock(team.view.etaTick) : t('common.none'),
        },
        {
          key: 'cargo',
          label: t('seat.col.cargo'),
          roomy: true,
          render: (team) =>
            [
              team.view.people > 0 ? t('seat.people', { n: team.view.people }) : '',
              team.view.kits > 0 ? t('seat.kitsN', { n: team.view.kits }) : '',
            ].join(' ') || t('common.none'),
        },
        {
          key: 'shift',
          label: t('seat.col.shift'),
          roomy: true,
          right: true,
          render: (team) =>
            team.view.shiftLeft > 0 ? duration(team.view.shiftLeft, language) : t('seat.restNow'),
        },
        {
          key: 'kit',
          label: t('seat.col.kit'),
          roomy: true,
          maxPx: 200,
          render: (team) => <KitCell team={team} />,
        },
      ]}
    />
  );
}

/** Machines and kit, with their number where there are several. */
function KitCell({ team }: { team: Team }) {
  const { t } = useWords();
  const words = Object.entries(team.setup.equipment)
    .map(([id, n]) => (n > 1 ? `${t(`equipment.${id}`)} ×${n}` : t(`equipment.${id}`)))
    .join(' · ');
  return <span title={words}>{words || t('common.none')}</span>;
}

function TaskCell({ scene, team }: { scene: Scene; team: Team }) {
  const { t } = useWords();
  const type = team.view.orderType;
  if (type === null || !isTask(type)) return <>{t('common.none')}</>;
  const order = scene.view.orders.find((o) => o.id === team.view.orderId)?.order;
  const goal =
    order?.type === 'evacuate'
      ? scene.nameOf(order.villageId)
      : order?.type === 'sendSupplies'
        ? scene.nameOf(order.shelterId)
        : null;
  return (
    <span className="st-row" title={goal ?? undefined}>
      <Icon id={TASK_ICONS[type]} size={18} />
      <span className="st-ell">
        {t(`task.${type}`)}
        {goal !== null && ` · ${goal}`}
      </span>
    </span>
  );
}

const isTask = (type: string): type is OrderType => isUnitOrder({ type } as never);
