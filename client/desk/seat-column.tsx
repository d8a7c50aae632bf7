import type { ReactNode } from 'react';
import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { PanelHead, Segments } from '../ui/controls.tsx';
import { duration, text, trim } from '../ui/format.ts';
import { groupOf } from '../ui/headquarters.tsx';
import { useStore } from '../ui/store.ts';
import { Icon, Swatch } from '../ui/symbols.tsx';

type Seat = Lobby['seats'][number];

/** Who plays which seat, since when, how much each has open, and what it knows of the fire. */
export function SeatColumn(props: {
  session: Session;
  lobby: Lobby | null;
  scene: Scene | null;
  shown: boolean;
  /** What stands under the seats. */
  children?: ReactNode;
}) {
  const { t } = useWords();
  const seats = props.lobby?.seats ?? [];
  return (
    <aside className="st-panel st-desk-left" data-shown={props.shown} aria-label={t('desk.seats')}>
      <PanelHead
        title={t('desk.seats')}
        count={t('desk.present', {
          present: seats.filter((s) => s.present).length,
          total: seats.length,
        })}
      >
        <span className="st-n" title={t('desk.loadWhy')}>
          {t('desk.load')}
        </span>
      </PanelHead>
      <div className="st-scroll">
        {seats.map((seat) => (
          <SeatRow
            key={seat.id}
            seat={seat}
            group={props.lobby === null ? undefined : groupOf(props.lobby, seat.id)}
            session={props.session}
            scene={props.scene}
          />
        ))}
      </div>
      {props.children}
    </aside>
  );
}

function SeatRow(props: {
  seat: Seat;
  group: ReturnType<typeof groupOf>;
  session: Session;
  scene: Scene | null;
}) {
  const { seat, group, session, scene } = props;
  const { t, language } = useWords();
  const online = useStore(session.store, (state) => state.link.state === 'online');
  const load = scene?.view.control?.seatLoad.find((l) => l.id === seat.id);
  const occupant = scene?.view.seats.find((s) => s.id === seat.id)?.occupant ?? seat.occupant;
  const name = text(seat.name, language);
  return (
    <div className="st-desk-seat" data-seat={seat.id}>
      <Swatch colour={seat.colour} />
      <span
        className="st-ell"
        title={
          group === undefined
            ? name
            : `${text(group.name, language)}${t('common.colon')}${text(group.duty, language)}`
        }
      >
        <b>{name}</b>
        {group !== undefined && text(group.name, language) !== name && (
          <span className="st-mut"> {text(group.name, language)}</span>
        )}
      </span>
      <span className="st-row">
        {seat.taken && !seat.present && (
          <span className="st-chip" data-tone="inverse" style={{ height: 24 }}>
            <Icon id="st-offline" size={18} />
            {t('desk.away')}
          </span>
        )}
        {load !== undefined && (
          <>
            {scene?.setup.picture === 'fire' && (
              <span className="st-mut" title={t('desk.knownHaWhy')}>
                {t('desk.knownHa', { ha: trim(load.knownHa, 0) })}
              </span>
            )}
            <b title={t('desk.loadWhy')}>{load.open === 0 ? t('common.none') : load.open}</b>
          </>
        )}
      </span>
      {seat.person !== null && (
        <span className="st-desk-person st-ell st-mut" title={t('conduct.firstLoginWhy')}>
          {seat.person}
          {seat.joinedAfterS !== null &&
            ` · ${t('conduct.firstLogin', { time: duration(seat.joinedAfterS, language) })}`}
        </span>
      )}
      {scene?.view.phase === 'ended' ? (
        <span className="st-mut" style={{ gridColumn: '2 / -1' }}>
          {t(`occupant.${occupant}`)}
        </span>
      ) : (
        <Segments
          label={t('desk.occupantOf', { seat: name })}
          value={occupant}
          disabled={!online}
          options={(['human', 'policy', 'idle'] as const).map((value) => ({
            value,
            label: t(`occupant.${value}`),
          }))}
          onChange={(next) => {
            if (next !== occupant)
              void session.issue({ type: 'setOccupant', seatId: seat.id, occupant: next });
          }}
        />
      )}
    </div>
  );
}
