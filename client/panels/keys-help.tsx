import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { lettersOn, setLetters } from '../ui/keys.ts';
import { play, setSounds, soundsOn } from '../ui/sound.ts';
import { Kbd } from '../ui/symbols.tsx';

type Row = readonly [keys: readonly string[], words: string];

export const SEAT_KEYS: readonly Row[] = [
  [['T'], 'table'],
  [['↑', '↓'], 'rows'],
  [['Enter'], 'compose'],
  [['1', '2', '3', '4'], 'step'],
  [['Ctrl', 'Enter'], 'issue'],
  [['Esc'], 'leave'],
  [['N'], 'new'],
  [['M'], 'map'],
  [['I'], 'messages'],
  [['R'], 'report'],
  [['C'], 'command'],
  [['?'], 'help'],
];

export const DESK_KEYS: readonly Row[] = [
  [['␣'], 'pause'],
  [['F'], 'fire'],
  [['J'], 'inject'],
  [['T'], 'table'],
  [['↑', '↓'], 'rows'],
  [['M'], 'map'],
  [['?'], 'help'],
];

export function KeysHelp({ rows, onClose }: { rows: readonly Row[]; onClose(): void }) {
  const { t } = useWords();
  const [on, setOn] = useState(lettersOn);
  const [audible, setAudible] = useState(soundsOn);
  return (
    <Dialog opened onClose={onClose} title={t('keys.title')}>
      <table className="st-table">
        <tbody>
          {rows.map(([keys, words]) => (
            <tr key={words}>
              <td>
                <Kbd keys={keys} />
              </td>
              <td>{t(`keys.${words}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Switch
        mt="md"
        label={t('keys.letters')}
        description={t('keys.lettersHint')}
        checked={on}
        onChange={(event) => {
          setOn(event.currentTarget.checked);
          setLetters(event.currentTarget.checked);
        }}
      />
      <Switch
        mt="md"
        label={t('keys.sounds')}
        description={t('keys.soundsHint')}
        checked={audible}
        onChange={(event) => {
          setAudible(event.currentTarget.checked);
          setSounds(event.currentTarget.checked);
          play('message');
        }}
      />
    </Dialog>
  );
}
