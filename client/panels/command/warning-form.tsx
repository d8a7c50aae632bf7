import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import {
  ADVICE,
  type Advice,
  type ChannelSpec,
  WARNING_HAZARDS,
  type WarningHazard,
  type WarningLevel,
} from '../../../engine/response/warnings/warning.ts';
import type { PictureKind } from '../../../engine/exercise/setup.ts';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { Segments } from '../../ui/controls.tsx';
import type { Scene } from '../../ui/scene.ts';
import { Icon } from '../../ui/symbols.tsx';
import { useNoteWords } from '../composer/note-words.ts';
import { useCheck } from '../composer/use-check.ts';
import { Answer } from './answer.tsx';
import { LevelPicker } from './level-picker.tsx';
import { useDeclare } from './use-declare.ts';
import { firstZone, villagesOf, type Zone } from './zone.ts';
import { ZoneStep } from './zone-step.tsx';

type ChannelId = ChannelSpec['id'];
/** What people are warned of, as long as nobody chooses otherwise. */
const HAZARD_OF: Readonly<Record<PictureKind, WarningHazard>> = {
  fire: 'forestFire',
  water: 'flood',
  gas: 'hazmat',
  slopes: 'landslide',
};
const isSystem = (channel: string): channel is ChannelId => channel !== 'doorToDoor';

/** Level, words, villages and channels of a warning; the check tells whom it should reach. */
export function WarningForm({ scene, session }: { scene: Scene; session: Session }) {
  const { t } = useWords();
  const noteWords = useNoteWords();
  const { setup, view } = scene;
  const known = setup.warningChannels.filter(isSystem);
  const [hazard, setHazard] = useState<WarningHazard>(HAZARD_OF[setup.picture]);
  const [level, setLevel] = useState<WarningLevel | null>(null);
  const [advice, setAdvice] = useState<Advice>('prepare');
  const [zone, setZone] = useState<Zone>(() => firstZone(view));
  const [channels, setChannels] = useState<readonly ChannelId[]>(known);
  const villageIds = useMemo(() => villagesOf(zone, setup, view), [zone, setup, view]);
  const order = useMemo(
    (): Command | null =>
      level === null || villageIds.length === 0 || channels.length === 0
        ? null
        : { type: 'issueWarning', hazard, level, advice, villageIds, channels },
    [hazard, level, advice, villageIds, channels],
  );
  const check = useCheck(session, order);
  const { busy, reply, declare, forget } = useDeclare(session);
  const change =
    <V,>(set: (value: V) => void) =>
    (value: V): void => {
      set(value);
      forget();
    };
  const missing =
    level === null
      ? 'level'
      : villageIds.length === 0
        ? 'villages'
        : channels.length === 0
          ? 'channels'
          : null;

  return (
    <fieldset className="st-declare">
      <legend>{t('warning.issueTitle')}</legend>
      <div className="st-row st-wrap">
        <Select
          aria-label={t('warning.hazard')}
          w={180}
          allowDeselect={false}
          data={WARNING_HAZARDS.map((value) => ({ value, label: t(`warningHazard.${value}`) }))}
          value={hazard}
          onChange={(value) => value !== null && change(setHazard)(value as WarningHazard)}
        />
        <LevelPicker value={level} onChange={change(setLevel)} />
      </div>
      <Segments<Advice>
        label={t('warning.advice')}
        value={advice}
        options={ADVICE.map((value) => ({ value, label: t(`advice.${value}`) }))}
        onChange={change(setAdvice)}
      />
      <ZoneStep scene={scene} zone={zone} villageIds={villageIds} onChange={change(setZone)} />
      <Checkbox.Group
        label={t('warning.channels')}
        value={[...channels]}
        onChange={(value) => change(setChannels)(value.filter(isSystem))}
      >
        <Group gap="md" mt={4}>
          {known.map((id) => (
            <Checkbox key={id} value={id} label={t(`warningChannel.${id}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <div className="st-note" role="status" data-testid="warning-check">
        {missing !== null ? (
          <span className="st-mut">{t(`warning.missing.${missing}`)}</span>
        ) : reply?.ok === true ? (
          <span className="st-check">
            <Icon id="st-met" size={18} />
            {t('warning.issued')}
          </span>
        ) : (
          <Answer scene={scene} reply={reply ?? check}>
            {check?.ok === true &&
              check.value.notes.map((note) => (
                <span className="st-check" key={note.key}>
                  <Icon id="task-warn" size={18} />
                  <span>
                    {noteWords(note.key, note.params, scene)}
                    {check.value.endTick >= 0 &&
                      ` ${t('warning.last', { time: scene.clock(check.value.endTick) })}`}
                  </span>
                </span>
              ))}
          </Answer>
        )}
      </div>
      <Button
        data-testid="issue-warning"
        loading={busy}
        disabled={order === null || check?.ok !== true || reply !== null}
        onClick={() => void declare(order!)}
      >
        {t('warning.issue')}
      </Button>
    </fieldset>
  );
}
