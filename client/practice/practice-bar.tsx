import { Button } from '@mantine/core';
import { useState } from 'react';
import '../ui/group-words.ts';
import { useWords } from '../i18n/index.ts';
import { groupsApi } from '../session/groups-api.ts';
import type { Session } from '../session/session.ts';
import { Segments } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useStore } from '../ui/store.ts';
import { Icon } from '../ui/symbols.tsx';
import { errorWords } from '../ui/use-request.ts';
import './practice.css';
import { Tutorial } from './tutorial.tsx';

const SPEEDS = [1, 10, 60] as const;

/** The clock in the hand of whoever practises alone; with the steps of the tour, if it is one. */
export default function PracticeBar(props: { session: Session; tutorial: boolean }) {
  const { t } = useWords();
  const frame = useStore(props.session.store, (s) => s.clock?.frame ?? null);
  const [said, setSaid] = useState('');
  const [ending, setEnding] = useState(false);
  if (frame === null || frame.phase === 'ended') return null;
  const act = (what: Parameters<typeof groupsApi.practiceAct>[0]): void =>
    void groupsApi
      .practiceAct(what)
      .then((answer) => setSaid(answer.ok ? '' : errorWords(answer.error, t)));
  return (
    <aside className="st-practice" aria-label={t('groups.practiceBar')}>
      {props.tutorial && <Tutorial session={props.session} />}
      <div className="st-row">
        <b>{t('groups.practiceBar')}</b>
        <Button
          size="xs"
          data-testid="practice-pause"
          leftSection={<Icon id={frame.paused ? 'ui-play' : 'ui-pause'} size={18} />}
          onClick={() => act({ type: frame.paused ? 'resume' : 'pause' })}
        >
          {t(frame.paused ? 'groups.resume' : 'groups.pause')}
        </Button>
        <Segments
          label={t('groups.speed')}
          value={frame.speed}
          options={SPEEDS.map((value) => ({ value, label: `×${value}` }))}
          onChange={(speed) => act({ type: 'speed', speed })}
        />
        <Button size="xs" variant="default" onClick={() => setEnding(true)}>
          {t('groups.practiceEnd')}
        </Button>
        <span role="alert">{said}</span>
      </div>
      <Dialog opened={ending} onClose={() => setEnding(false)} title={t('groups.practiceEnd')}>
        <p>{t('groups.practiceEndAsk')}</p>
        <Button
          mt="md"
          data-autofocus
          data-testid="practice-end-yes"
          onClick={() => act({ type: 'end' })}
        >
          {t('groups.practiceEnd')}
        </Button>
      </Dialog>
    </aside>
  );
}
