import { Button } from '@mantine/core';
import type { WarningView } from '../../../engine/exercise/part-views.ts';
import { useWords } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Scene } from '../../ui/scene.ts';
import { WarningBadge } from '../level-badges.tsx';

/** The village of a warning with the most households that it has not reached. */
const mostUnheard = (row: WarningView): string =>
  row.villageIds[row.unheard.indexOf(Math.max(...row.unheard))]!;

/** Warnings newest first, with how far they have got. Public: every seat has the same table. */
export function WarningTable(props: {
  scene: Scene;
  /** Set for those who may lift them. */
  onLift?: ((warning: WarningView) => void) | undefined;
  /** Set for those who may send teams from door to door. */
  onDoors?: ((villageId: string) => void) | undefined;
}) {
  const { t, language } = useWords();
  const { scene, onLift, onDoors } = props;
  const comma = language === 'zh' ? '、' : ', ';
  const names = (row: WarningView): string =>
    row.villageIds.map((id) => scene.nameOf(id)).join(comma);
  return (
    <DataTable
      caption={t('seat.tabs.warnings')}
      rows={scene.view.warnings.toReversed()}
      empty={t('warning.none')}
      columns={[
        {
          key: 'level',
          label: t('warning.level'),
          render: (row) => <WarningBadge level={row.level} bare />,
        },
        {
          key: 'words',
          label: t('warning.words'),
          render: (row) => `${t(`warningHazard.${row.hazard}`)} · ${t(`advice.${row.advice}`)}`,
        },
        {
          key: 'villages',
          label: t('warning.zone'),
          maxPx: 220,
          render: (row) => (
            <span title={names(row)}>
              {t('warning.villagesN', { n: row.villageIds.length })} · {names(row)}
            </span>
          ),
        },
        {
          key: 'reached',
          label: t('warning.reached'),
          right: true,
          render: (row) => (
            <span className="st-row">
              {`${row.reached}/${row.households}`}
              {onDoors !== undefined && Math.max(0, ...row.unheard) > 0 && (
                <Button
                  size="compact-md"
                  variant="default"
                  data-testid="send-to-doors"
                  onClick={() => onDoors(mostUnheard(row))}
                >
                  {t('warning.doors')}
                </Button>
              )}
            </span>
          ),
        },
        {
          key: 'channels',
          label: t('warning.channels'),
          wide: true,
          render: (row) => row.channels.map((id) => t(`warningChannel.${id}`)).join(comma),
        },
        {
          key: 'issued',
          label: t('warning.issuedAt'),
          wide: true,
          render: (row) => `${scene.clock(row.tick)} ${scene.seatName(row.seatId)}`,
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) =>
            row.liftedTick >= 0 ? (
              <span className="st-dim">
                {t('warning.lifted', { time: scene.clock(row.liftedTick) })}
              </span>
            ) : onLift === undefined ? (
              t('warning.inForce')
            ) : (
              <Button
                size="compact-md"
                variant="default"
                data-testid="lift-warning"
                onClick={() => onLift(row)}
              >
                {t('warning.lift')}
              </Button>
            ),
        },
      ]}
    />
  );
}
