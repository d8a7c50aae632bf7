import { Button, Checkbox, Group, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AskedQuestion, PreparedQuestion } from '../../engine/protocol/discussion.ts';
import type { Lobby } from '../../engine/protocol/wire.ts';
import '../ui/group-words.ts';
import { useWords } from '../i18n/index.ts';
import { discussionApi } from '../session/groups-api.ts';
import type { Session } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { text, wallTime } from '../ui/format.ts';
import { useStore } from '../ui/store.ts';
import { errorWords } from '../ui/use-request.ts';
import './discussion.css';
import { Left } from './left.tsx';
import { Answers } from './seat-discussion.tsx';
import { useDiscussion } from './use-discussion.ts';

/** The instructor's side of a tabletop exercise: ask, see answers as they come, close, share. */
export default function DeskDiscussion(props: { session: Session; onClose(): void }) {
  const { t } = useWords();
  const { seen, take } = useDiscussion(props.session, 'desk');
  const lobby = useStore(props.session.store, (s) => s.lobby);
  const running = useStore(props.session.store, (s) => s.lobby?.phase === 'running');
  const [free, setFree] = useState(false);
  const [failed, setFailed] = useState('');
  const settle = async (request: ReturnType<typeof discussionApi.ask>): Promise<void> => {
    const answer = await request;
    setFailed(answer.ok ? '' : errorWords(answer.error, t));
    take(answer);
  };
  const asked = seen?.discussion.asked ?? [];
  const prepared = seen?.discussion.prepared ?? [];
  return (
    <aside className="st-discussion" aria-label={t('discussion.title')}>
      <div className="st-head">
        <h2>{t('discussion.title')}</h2>
        <span className="st-grow" />
        <Button size="xs" disabled={!running} onClick={() => setFree(true)}>
          {t('discussion.free')}
        </Button>
        <Button size="xs" variant="default" onClick={props.onClose}>
          {t('discussion.hide')}
        </Button>
      </div>
      <div className="st-scroll">
        <p role="alert">{failed}</p>
        {asked.map((q) => (
          <Asked
            key={q.id}
            question={q}
            session={props.session}
            clockAheadMs={seen?.clockAheadMs ?? 0}
            onClose={(share) => void settle(discussionApi.close(q.id, share))}
          />
        ))}
        <div className="st-head">
          <h2>{t('discussion.prepared')}</h2>
          <span className="st-n">{prepared.length}</span>
        </div>
        {prepared.length === 0 && asked.length === 0 && (
          <p className="st-body">{t('discussion.none')}</p>
        )}
        {prepared.map((q) => (
          <Prepared
            key={q.id}
            question={q}
            disabled={!running}
            onAsk={() => void settle(discussionApi.ask(q.id))}
          />
        ))}
      </div>
      {free && lobby !== null && (
        <FreeQuestion
          lobby={lobby}
          onAsk={(q) => settle(discussionApi.askFreely(q))}
          onClose={() => setFree(false)}
        />
      )}
    </aside>
  );
}

function Prepared(props: { question: PreparedQuestion; disabled: boolean; onAsk(): void }) {
  const { t, language } = useWords();
  const { question: q } = props;
  const planned =
    q.atMin === null
      ? null
      : `${String(Math.floor(q.atMin / 60)).padStart(2, '0')}:${String(q.atMin % 60).padStart(2, '0')}`;
  return (
    <article className="st-body st-col st-question">
      <div className="st-row">
        <b className="st-grow">{text(q.question, language)}</b>
        {planned !== null && (
          <span className="st-mut">{t('discussion.plan', { time: planned })}</span>
        )}
        <Button size="xs" disabled={props.disabled} onClick={props.onAsk}>
          {t('discussion.ask')}
        </Button>
      </div>
      <p className="st-pre st-mut">{text(q.inject, language)}</p>
      {q.points.length > 0 && (
        <details>
          <summary>{t('discussion.points')}</summary>
          <ul>
            {q.points.map((p) => (
              <li key={p.zh}>{text(p, language)}</li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

function Asked(props: {
  question: AskedQuestion;
  session: Session;
  clockAheadMs: number;
  onClose(share: boolean): void;
}) {
  const { t, language } = useWords();
  const { question: q } = props;
  const seats = useStore(props.session.store, (s) => s.lobby?.seats ?? []);
  const open = q.seatIds.filter((id) => !q.answers.some((a) => a.seatId === id));
  const names = open.map((id) => {
    const seat = seats.find((s) => s.id === id);
    return seat === undefined ? id : text(seat.name, language);
  });
  return (
    <article className="st-body st-col st-question" data-question={q.id}>
      <div className="st-row">
        <b className="st-grow">{text(q.question, language)}</b>
        <span className="st-mut">{t('discussion.at', { time: wallTime(q.askedMs) })}</span>
        <Left question={q} clockAheadMs={props.clockAheadMs} />
      </div>
      <Answers question={q} session={props.session} />
      {names.length > 0 && (
        <p className="st-mut">
          {t('discussion.waiting')}
          {t('common.colon')}
          {names.join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
      {(q.closedMs === null || !q.shared) && (
        <div className="st-row">
          {q.closedMs === null && (
            <Button size="xs" variant="default" onClick={() => props.onClose(false)}>
              {t('discussion.close')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => props.onClose(true)}>
            {t('discussion.share')}
          </Button>
        </div>
      )}
    </article>
  );
}

function FreeQuestion(props: {
  lobby: Lobby;
  onAsk(q: {
    inject: string;
    question: string;
    seatIds: readonly string[];
    minutes: number;
  }): Promise<void>;
  onClose(): void;
}) {
  const { t, language } = useWords();
  const [inject, setInject] = useState('');
  const [question, setQuestion] = useState('');
  const [minutes, setMinutes] = useState(10);
  const [seatIds, setSeatIds] = useState<string[]>(props.lobby.seats.map((s) => s.id));
  return (
    <Dialog opened onClose={props.onClose} title={t('discussion.free')} size="lg">
      <div className="st-col" style={{ gap: 12 }}>
        <Textarea
          label={t('discussion.inject')}
          value={inject}
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          onChange={(e) => setInject(e.currentTarget.value)}
        />
        <Textarea
          label={t('discussion.question')}
          value={question}
          autosize
          minRows={2}
          maxLength={2000}
          onChange={(e) => setQuestion(e.currentTarget.value)}
        />
        <NumberInput
          label={t('discussion.minutes')}
          min={1}
          max={240}
          value={minutes}
          style={{ maxWidth: 160 }}
          onChange={(n) => typeof n === 'number' && setMinutes(n)}
        />
        <Checkbox.Group label={t('discussion.to')} value={seatIds} onChange={setSeatIds}>
          <Group gap="md" mt={4}>
            {props.lobby.seats.map((s) => (
              <Checkbox key={s.id} value={s.id} label={text(s.name, language)} />
            ))}
          </Group>
        </Checkbox.Group>
        <div>
          <Button
            disabled={inject.trim() === '' || question.trim() === '' || seatIds.length === 0}
            onClick={() =>
              void props
                .onAsk({ inject: inject.trim(), question: question.trim(), seatIds, minutes })
                .then(props.onClose)
            }
          >
            {t('discussion.ask')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
