import type { OrderRecord } from '../../../engine/exercise/state.ts';
import type { UnitOrder } from '../../../engine/exercise/commands/command.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { distance } from '../../ui/format.ts';
import { Icon, Swatch } from '../../ui/symbols.tsx';
import { TASK_ICONS } from '../composer/draft.ts';
import { useRejectionWords } from '../composer/rejection-words.ts';
import { lengthM } from '../../ui/geometry.ts';
import type { Scene } from '../../ui/scene.ts';

/** Where an order leads, in words. */
export function orderGoal(scene: Scene, order: UnitOrder): string {
  switch (order.type) {
    case 'hold':
    case 'return':
      return '';
    case 'move':
      return scene.where(order.to);
    case 'buildLine':
    case 'burnOut':
      return distance(lengthM(order.path));
    case 'evacuate':
      return `${scene.nameOf(order.villageId)} → ${scene.nameOf(order.shelterId)}`;
    case 'doorToDoor':
      return scene.nameOf(order.villageId);
    case 'sendSupplies':
      return `${scene.nameOf(order.depotId)} → ${scene.nameOf(order.shelterId)}`;
    case 'transportCasualties':
      return `${scene.nameOf(order.groupId)} → ${scene.nameOf(order.hospitalId)}`;
    case 'workAt':
      return scene.nameOf(order.siteId);
    default:
      return scene.where(order.at);
  }
}

/** Orders newest first: of one seat for a player, of all for the instructor. */
export function OrderTable(props: {
  scene: Scene;
  seatId: string | null;
  selected: string | null;
  onSelect(unitId: string): void;
}) {
  const { t } = useWords();
  const refusalWords = useRejectionWords();
  const { scene, seatId } = props;
  const rows = scene.view.orders
    .filter((order) => seatId === null || order.seatId === seatId)
    .toReversed();
  const seatColumn = {
    key: 'by',
    label: t('seat.col.by'),
    maxPx: 150,
    render: (row: OrderRecord) => (
      <span className="st-row">
        <Swatch colour={scene.seatColour(row.seatId)} />
        <span className="st-ell">{scene.seatName(row.seatId)}</span>
        {row.byPolicy && <span className="st-dim">{t('occupant.policy')}</span>}
      </span>
    ),
  };
  return (
    <DataTable
      caption={t(seatId === null ? 'desk.tabs.orders' : 'seat.tabs.orders')}
      rows={rows}
      empty={t(seatId === null ? 'desk.noOrders' : 'seat.empty.orders')}
      onSelect={(row) => props.onSelect(row.order.unitId)}
      renderDetail={(row) =>
        row.rejection === null && (row.endReason ?? null) === null ? null : (
          <span>
            <span className="st-mut">
              {t('seat.col.reason')}
              {t('common.colon')}
            </span>
            {row.rejection === null
              ? t(`orderEnd.${row.endReason}`)
              : refusalWords(row.rejection, scene)}
          </span>
        )
      }
      columns={[
        {
          key: 'number',
          label: t('seat.col.number'),
          right: true,
          render: (row) => (row.id < 0 ? t('common.none') : row.id),
        },
        { key: 'time', label: t('seat.col.time'), render: (row) => scene.clock(row.tick) },
        ...(seatId === null ? [seatColumn] : []),
        {
          key: 'unit',
          label: t('seat.col.unit'),
          maxPx: 150,
          render: (row) => (
            <span title={scene.nameOf(row.order.unitId)}>{scene.nameOf(row.order.unitId)}</span>
          ),
        },
        {
          key: 'order',
          label: t('seat.col.order'),
          maxPx: 200,
          render: (row) => (
            <span className="st-row">
              <Icon id={TASK_ICONS[row.order.type]} size={18} />
              {t(`task.${row.order.type}`)}
              <span className="st-mut st-ell" title={orderGoal(scene, row.order)}>
                {orderGoal(scene, row.order)}
              </span>
            </span>
          ),
        },
        {
          key: 'status',
          label: t('seat.col.status'),
          render: (row) => (
            <span className="st-row">
              {row.status === 'refused' && <Icon id="st-refused" size={18} />}
              {t(`orderStatus.${row.status}`)}
            </span>
          ),
        },
        {
          key: 'eta',
          roomy: true,
          label: t('seat.col.eta'),
          render: (row) =>
            row.status === 'underWay' && row.etaTick >= 0
              ? scene.clock(row.etaTick)
              : t('common.none'),
        },
      ]}
    />
  );
}
