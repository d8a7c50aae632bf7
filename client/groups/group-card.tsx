import { Button } from '@mantine/core';
import type { GroupBoard, SetAct } from '../../engine/protocol/groups.ts';
import { useWords } from '../i18n/index.ts';
import { tickAt } from '../session/clock.ts';
import { Segments } from '../ui/controls.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { duration, exerciseTime, spacedCode, text, trim } from '../ui/format.ts';
import { Icon, Swatch } from '../ui/symbols.tsx';

export const SPEEDS = [1, 10, 60, 600] as const;

/** One group: its clock, its people, its load, its score, and the hand on its clock. */
export function GroupCard(props: {
  group: GroupBoard;
  /** This machine's time at which `group` came, and now. */
  atMs: number;
  nowMs: number;
  onAct(act: SetAct['act']): void;
  onDesk(): void;
}) {
  const { t } = useWords();
  const { group } = props;
  const { clock, phase } = group;
  const tick = tickAt({ frame: clock, atMs: props.atMs }, props.nowMs);
  const standing = phase === 'running' && clock.jumpTo === null && clock.paused;
  return (
    <section className="st-group" aria-label={group.name} data-group={group.number}>
      <div className="st-group-head">
        <Swatch colour={group.number} />
        <h2>{group.name}</h2>
        <span className="st-chip" data-tone={standing ? 'inverse' : 'quiet'}>
          {group.recovering ? t('groups.recovering') : t(`phase.${standing ? 'paused' : phase}`)}
        </span>
        <span className="st-grow" />
        <span className="st-group-clock" role="timer" aria-label={group.name}>
          {exerciseTime(tick, true)}
        </span>
        <span className="st-mut">
          {t('top.speed', { speed: clock.speed })}
          {clock.heldSpeed < clock.speed && `（${t('top.heldSpeed', { speed: clock.heldSpeed })}）`}
        </span>
      </div>
      <div className="st-group-acts">
        {phase === 'standby' && (
          <Button
            leftSection={<Icon id="ui-play" />}
            onClick={() => props.onAct({ type: 'start' })}
          >
            {t('groups.start')}
          </Button>
        )}
        {phase === 'running' && (
          <>
            <Button
              variant="default"
              leftSection={<Icon id={clock.paused ? 'ui-play' : 'ui-pause'} />}
              onClick={() => props.onAct({ type: clock.paused ? 'resume' : 'pause' })}
            >
              {t(clock.paused ? 'groups.resume' : 'groups.pause')}
            </Button>
            <Segments
              label={`${group.name} ${t('groups.speed')}`}
              value={clock.speed}
              options={SPEEDS.map((value) => ({ value, label: `×${value}` }))}
              onChange={(speed) => props.onAct({ type: 'speed', speed })}
            />
          </>
        )}
        <span className="st-grow" />
        <Button
          variant="default"
          aria-label={t('groups.toDeskOf', { group: group.name })}
          onClick={props.onDesk}
        >
          {t('groups.toDesk')}
        </Button>
      </div>
      <SeatTable group={group} />
      <div className="st-group-foot">
        <b>
          {group.scorePct === null
            ? `${t('groups.score')} ${t('groups.noScore')}`
            : t('groups.scoreOf', {
                pct: trim(group.scorePct, 1),
                decided: trim(group.decidedWeight, 1),
                all: trim(group.allWeight, 1),
              })}
        </b>
        <span className="st-mut">{t('groups.met', { met: group.met, notMet: group.notMet })}</span>
        {group.burnedHa !== null && group.burnedHa > 0 && (
          <span className="st-mut">{t('groups.burned', { ha: trim(group.burnedHa, 1) })}</span>
        )}
        <span className="st-grow" />
        <span className="st-mut">{t('groups.codeOf', { code: spacedCode(group.code) })}</span>
      </div>
    </section>
  );
}

function SeatTable({ group }: { group: GroupBoard }) {
  const { t, language } = useWords();
  return (
    <div className="st-table-wrap" role="region" aria-label={group.name} tabIndex={0}>
      <DataTable
        caption={`${group.name} ${t('groups.present', {
          present: group.seats.filter((s) => s.present).length,
          total: group.seats.length,
        })}`}
        rows={group.seats}
        empty={t('common.none')}
        columns={[
          {
            key: 'seat',
            label: t('groups.seatCols.seat'),
            render: (s) => (
              <span className="st-row">
                <Swatch colour={s.colour} />
                <b>{text(s.name, language)}</b>
              </span>
            ),
          },
          {
            key: 'person',
            label: t('groups.seatCols.person'),
            render: (s) =>
              s.person ?? (
                <span className="st-dim">{t(`occupant.${s.taken ? 'human' : s.occupant}`)}</span>
              ),
          },
          {
            key: 'link',
            label: t('groups.seatCols.link'),
            render: (s) =>
              s.taken ? t(s.present ? 'briefing.present' : 'desk.away') : t('common.none'),
          },
          {
            key: 'login',
            label: t('groups.seatCols.login'),
            render: (s) => (
              <span title={t('groups.loginWhy')}>
                {s.afterStartS !== null
                  ? t('groups.afterStart', { time: duration(s.afterStartS, language) })
                  : s.joinedAfterS === null
                    ? t('common.none')
                    : duration(s.joinedAfterS, language)}
              </span>
            ),
          },
          {
            key: 'open',
            label: t('groups.seatCols.open'),
            render: (s) => (
              <span title={t('groups.openWhy')}>{s.open === 0 ? t('common.none') : s.open}</span>
            ),
          },
          {
            key: 'orders',
            label: t('groups.seatCols.orders'),
            render: (s) => (
              <span title={t('groups.inHandWhy')}>
                {s.inHand === 0 ? t('common.none') : s.inHand}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
