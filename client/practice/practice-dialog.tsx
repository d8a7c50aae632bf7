import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import '../ui/group-words.ts';
import { useWords } from '../i18n/index.ts';
import { groupsApi } from '../session/groups-api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { errorWords } from '../ui/use-request.ts';
import { isTutorial } from './is-tutorial.ts';

/** Alone at one seat: who, and where. Begins at once. */
export default function PracticeDialog(props: {
  scenario: ScenarioCard;
  seed: string;
  onClose(): void;
}) {
  const { t, language } = useWords();
  const { scenario } = props;
  const [seatId, setSeatId] = useState(scenario.seats[0]?.id ?? null);
  const [person, setPerson] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const go = async (): Promise<void> => {
    if (seatId === null) return;
    setBusy(true);
    const begun = await groupsApi.practice({
      scenarioId: scenario.id,
      seatId,
      person: person.trim() === '' ? t('groups.practiceBar') : person.trim(),
      mode: isTutorial(scenario.id) ? 'tutorial' : 'practice',
      ...(props.seed === '' ? {} : { seed: props.seed }),
    });
    setBusy(false);
    if (begun.ok) navigate('/seat');
    else setFailed(errorWords(begun.error, t));
  };
  return (
    <Dialog opened onClose={props.onClose} title={t('groups.practice')}>
      <div className="st-col" style={{ gap: 14 }}>
        <p>{t('groups.practiceWhy')}</p>
        <Select
          label={t('groups.practiceSeat')}
          data={scenario.seats.map((s) => ({ value: s.id, label: text(s.name, language) }))}
          value={seatId}
          allowDeselect={false}
          onChange={setSeatId}
        />
        <TextInput
          label={t('groups.practiceName')}
          value={person}
          maxLength={40}
          autoComplete="name"
          onChange={(e) => setPerson(e.currentTarget.value)}
        />
        <p role="alert">{failed}</p>
        <div>
          <Button
            size="md"
            data-autofocus
            data-testid="practice-go"
            loading={busy}
            onClick={() => void go()}
          >
            {t('groups.practiceGo')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
