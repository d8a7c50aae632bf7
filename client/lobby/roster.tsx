import type { Lobby } from '../../engine/protocol/wire.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { Segments } from '../ui/controls.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { duration, text } from '../ui/format.ts';
import { Status } from '../ui/status-tag.tsx';
import { groupOf, HeadquartersHead } from '../ui/headquarters.tsx';
import { Swatch } from '../ui/symbols.tsx';

type Seat = Lobby['seats'][number];

/** Who sits where. An empty seat is played by the policy or left empty, as the instructor says. */
export function Roster({ lobby, session }: { lobby: Lobby; session: Session }) {
  const { t, language } = useWords();
  const occupancy = (seat: Seat) =>
    seat.taken ? (
      <span className="st-mut">{t('occupant.human')}</span>
    ) : (
      <Segments
        label={t('desk.occupantOf', { seat: text(seat.name, language) })}
        value={seat.occupant === 'human' ? 'idle' : seat.occupant}
        options={[
          { value: 'policy', label: t('occupant.policy') },
          { value: 'idle', label: t('occupant.idle') },
        ]}
        disabled={lobby.phase === 'ended'}
        onChange={(occupant) => {
          if (occupant !== seat.occupant)
            void session.issue({ type: 'setOccupant', seatId: seat.id, occupant });
        }}
      />
    );
  const plan = lobby.headquarters;
  return (
    <>
      {plan !== null && <HeadquartersHead plan={plan} />}
      <DataTable
        caption={t('lobby.seats')}
        rows={lobby.seats}
        normalRows
        empty={t('common.none')}
        columns={[
          {
            key: 'seat',
            label: t('lobby.cols.seat'),
            render: (seat) => (
              <span className="st-row">
                <Swatch colour={seat.colour} />
                <b>{text(seat.name, language)}</b>
              </span>
            ),
          },
          {
            key: 'role',
            label: t(plan === null ? 'lobby.cols.role' : 'lobby.cols.group'),
            wide: true,
            render: (seat) => {
              const group = groupOf(lobby, seat.id);
              return (
                <span
                  className="st-mut"
                  title={group === undefined ? undefined : text(group.duty, language)}
                >
                  {group === undefined ? t(`role.${seat.role}`) : text(group.name, language)}
                </span>
              );
            },
          },
          {
            key: 'person',
            label: t('lobby.cols.person'),
            render: (seat) =>
              seat.person ?? (
                <span className="st-dim">{t(seat.taken ? 'lobby.taken' : 'lobby.nobody')}</span>
              ),
          },
          {
            key: 'briefing',
            label: t('lobby.cols.briefing'),
            render: (seat) =>
              seat.taken ? (
                <Status
                  state={seat.briefingRead ? 'met' : 'none'}
                  words={t(seat.briefingRead ? 'lobby.briefingRead' : 'lobby.briefingUnread')}
                />
              ) : (
                t('common.none')
              ),
          },
          {
            key: 'link',
            label: t('lobby.cols.link'),
            render: (seat) =>
              seat.taken ? (
                <>
                  {t(seat.present ? 'briefing.present' : 'desk.away')}
                  {seat.joinedAfterS !== null && (
                    <span className="st-mut" title={t('lobby.joinedAfterWhy')}>
                      {' '}
                      {t('lobby.joinedAfter', { time: duration(seat.joinedAfterS, language) })}
                    </span>
                  )}
                </>
              ) : (
                t('common.none')
              ),
          },
          { key: 'occupant', label: t('lobby.cols.occupant'), render: occupancy },
        ]}
      />
    </>
  );
}
