import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import './join.css';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import type { ChooseGroup } from '../../engine/protocol/groups.ts';
import { api } from '../session/api.ts';
import { groupsApi } from '../session/groups-api.ts';
import { Brand, LanguageSwitch } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { cleanCode } from '../ui/join-code.ts';
import { navigate, takeFragment } from '../ui/router.ts';
import { Status } from '../ui/status-tag.tsx';
import { Swatch } from '../ui/symbols.tsx';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';

/** Join by code: code and name, then a seat; the briefing waits at the seat. */
export default function JoinPage() {
  const { t } = useWords();
  const [code] = useState(() => cleanCode(takeFragment()));
  const [me, setMe] = useState<MeAnswer | null>(null);
  const [lost, setLost] = useState(false);
  useTitle(`${t('common.brand')} · ${t('top.standbyTitle')}`);
  useEffect(() => {
    // A browser that has joined before and brings no new code goes on where it was.
    if (code !== '') return;
    void api.me().then((result) => {
      if (!result.ok) return;
      if (result.value.seat !== null) setMe(result.value);
      setLost(result.value.lost.includes('seat'));
    });
  }, [code]);
  return (
    <Themed scheme="light">
      <div className="st-app" style={{ gridTemplateRows: '56px minmax(0, 1fr)' }}>
        <header className="st-top">
          <Brand />
          <span className="st-grow" />
          <LanguageSwitch />
        </header>
        <main className="st-scroll">
          <div className="st-center" style={{ maxWidth: 520 }}>
            <h1>{t('join.title')}</h1>
            <p className="st-note st-join-narrow">{t('join.narrow')}</p>
            {lost && me === null && (
              <p className="st-note" role="status">
                {t('join.lost')}
              </p>
            )}
            {me?.seat == null ? (
              <CodeStep code={code} onMe={setMe} />
            ) : (
              <SeatStep seat={me.seat} onMe={setMe} onOther={() => setMe(null)} />
            )}
          </div>
        </main>
      </div>
    </Themed>
  );
}

function CodeStep(props: { code: string; onMe(me: MeAnswer): void }) {
  const { t } = useWords();
  const [code, setCode] = useState(props.code);
  const [person, setPerson] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const [groups, setGroups] = useState<ChooseGroup['choose'] | null>(null);
  const join = async (group?: number): Promise<void> => {
    setBusy(true);
    setFailed('');
    const chosen = group === undefined ? {} : { group };
    const result = await groupsApi.join({ code, person: person.trim(), ...chosen });
    setBusy(false);
    if (!result.ok) setFailed(errorWords(result.error, t));
    else if ('choose' in result.value) setGroups(result.value.choose);
    else props.onMe(result.value);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void join();
  };
  if (groups !== null)
    return <GroupStep groups={groups} busy={busy} failed={failed} onChoose={(n) => void join(n)} />;
  return (
    <form className="st-card st-col" onSubmit={submit}>
      <p className="st-mut">{t('join.step', { n: 1 })}</p>
      <TextInput
        className="st-code-input"
        label={t('join.code')}
        description={t('join.codeHint')}
        value={code}
        autoFocus={code === ''}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setCode(cleanCode(event.currentTarget.value))}
      />
      <TextInput
        label={t('join.person')}
        description={t('join.personHint')}
        value={person}
        maxLength={40}
        size="md"
        autoFocus={code !== ''}
        autoComplete="name"
        onChange={(event) => setPerson(event.currentTarget.value)}
      />
      <Failed words={failed} />
      <Button
        type="submit"
        size="md"
        loading={busy}
        disabled={code.length !== 6 || person.trim() === ''}
      >
        {t('join.next')}
      </Button>
    </form>
  );
}

/** The code is that of several groups: which one? */
function GroupStep(props: {
  groups: ChooseGroup['choose'];
  busy: boolean;
  failed: string;
  onChoose(number: number): void;
}) {
  const { t } = useWords();
  return (
    <div className="st-card st-col">
      <p className="st-mut">{t('join.step', { n: 1 })}</p>
      <h2>{t('join.chooseGroup')}</h2>
      <Failed words={props.failed} />
      {props.groups.map((g) => (
        <button
          key={g.number}
          type="button"
          className="st-seat-choice"
          data-group={g.number}
          disabled={props.busy}
          onClick={() => props.onChoose(g.number)}
        >
          <Swatch colour={g.number} />
          <b>{g.name}</b>
          <span className="st-mut">{t('join.groupSeats', { taken: g.taken, seats: g.seats })}</span>
        </button>
      ))}
    </div>
  );
}

const Failed = ({ words }: { words: string }) => (
  <p role="alert">{words !== '' && <Status state="miss" words={words} />}</p>
);

function SeatStep(props: {
  seat: NonNullable<MeAnswer['seat']>;
  onMe(me: MeAnswer): void;
  /** A browser that has joined before wants to enter another code. */
  onOther(): void;
}) {
  const { t, language } = useWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState('');
  const sit = async (seatId: string): Promise<void> => {
    setBusy(seatId);
    const result = await api.seat(seatId);
    setBusy(null);
    if (result.ok) return navigate('/seat');
    setFailed(errorWords(result.error, t));
    // Somebody was faster: show who sits where now.
    const now = await api.me();
    if (now.ok) props.onMe(now.value);
  };
  const mine = props.seat.seatId;
  return (
    <div className="st-card st-col">
      <p className="st-mut">{t('join.step', { n: 2 })}</p>
      <h2>{t('join.chooseSeat')}</h2>
      <Failed words={failed} />
      {props.seat.seats.map((seat) => {
        const taken = seat.taken && seat.id !== mine;
        const state = taken ? 'taken' : seat.occupant === 'policy' ? 'policy' : 'free';
        return (
          <button
            key={seat.id}
            type="button"
            className="st-seat-choice"
            data-seat={seat.id}
            disabled={taken || busy !== null}
            onClick={() => void sit(seat.id)}
          >
            <Swatch colour={seat.colour} />
            <span>
              <b>{text(seat.name, language)}</b>
              <br />
              <span className="st-mut">{t(`role.${seat.role}`)}</span>
            </span>
            <span className="st-mut">
              {seat.id === mine ? t('join.yourSeat') : t(`join.${state}`)}
            </span>
          </button>
        );
      })}
      <Button variant="default" onClick={props.onOther}>
        {t('join.otherCode')}
      </Button>
    </div>
  );
}
