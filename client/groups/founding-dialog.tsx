import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Assignment, Blindness, SetMode, SetOrder } from '../../engine/protocol/groups.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { groupsApi } from '../session/groups-api.ts';
import { Segments } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { errorWords } from '../ui/use-request.ts';
import '../ui/group-words.ts';

const MODES = ['functional', 'tabletop', 'competition'] as const satisfies readonly SetMode[];
type Mode = (typeof MODES)[number];
const BLINDS = ['open', 'single', 'double'] as const satisfies readonly Blindness[];
const ASSIGNS = ['ask', 'even'] as const satisfies readonly Assignment[];
const MAX_GROUPS = 8;

/** A row of choices is as wide as its words. */
const START = { justifyItems: 'start' } as const;

/** `datetime-local` gives local time without a zone; empty for none. */
const moment = (value: string): number | null => (value === '' ? null : new Date(value).getTime());

/** How an exercise is conducted: mode, blindness, groups. Founds the set and opens its board. */
export default function FoundingDialog(props: {
  scenario: ScenarioCard;
  scenarios: readonly ScenarioCard[];
  seed: string;
  onClose(): void;
}) {
  const { t, language } = useWords();
  const [mode, setMode] = useState<Mode>('functional');
  const [blind, setBlind] = useState<Blindness>('open');
  const [assign, setAssign] = useState<Assignment>('ask');
  const [names, setNames] = useState<readonly string[]>(() => [t('groups.defaultName', { n: 1 })]);
  const [pool, setPool] = useState<string[]>([props.scenario.id]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const window = { fromMs: moment(from), toMs: moment(to) };
  const windowSet = blind === 'double' && window.fromMs !== null && window.toMs !== null;
  const windowWrong = windowSet && window.toMs! < window.fromMs!;

  const setCount = (n: number): void =>
    setNames(
      Array.from({ length: n }, (_, i) => names[i] ?? t('groups.defaultName', { n: i + 1 })),
    );
  const create = async (): Promise<void> => {
    setBusy(true);
    const order: SetOrder = {
      scenarioIds: blind === 'open' ? [props.scenario.id] : pool,
      mode,
      blind,
      assign,
      groups: names.map((n) => n.trim()),
      ...(props.seed === '' ? {} : { seed: props.seed }),
      ...(windowSet ? { window: { fromMs: window.fromMs!, toMs: window.toMs! } } : {}),
    };
    const made = await groupsApi.found(order);
    setBusy(false);
    if (!made.ok) return setFailed(errorWords(made.error, t));
    // The fragment goes to no server; the page keeps it for the conductor's link.
    navigate(`/desk/groups#${made.value.id}.${made.value.instructorKey}`);
  };
  const ready = names.every((n) => n.trim() !== '') && pool.length > 0 && !windowWrong;

  return (
    <Dialog opened onClose={props.onClose} title={t('groups.founding')} size="lg">
      <div className="st-col" style={{ gap: 16 }}>
        <div className="st-col" style={START}>
          <b>{t('groups.mode')}</b>
          <Segments<Mode>
            label={t('groups.mode')}
            value={mode}
            options={MODES.map((value) => ({ value, label: t(`groups.modes.${value}`) }))}
            onChange={setMode}
          />
          <span className="st-mut">{t(`groups.modeWhy.${mode}`)}</span>
        </div>
        <div className="st-col" style={START}>
          <b>{t('groups.blind')}</b>
          <Segments<Blindness>
            label={t('groups.blind')}
            value={blind}
            options={BLINDS.map((value) => ({ value, label: t(`groups.blinds.${value}`) }))}
            onChange={setBlind}
          />
          <span className="st-mut">{t(`groups.blindWhy.${blind}`)}</span>
        </div>
        {blind !== 'open' && (
          <Checkbox.Group
            label={t('groups.pool')}
            description={t('groups.poolHint')}
            value={pool}
            onChange={setPool}
          >
            <div className="st-col" style={{ marginTop: 6 }}>
              {props.scenarios.map((s) => (
                <Checkbox key={s.id} value={s.id} label={text(s.name, language)} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        {blind === 'double' && (
          <div className="st-col">
            <b>{t('groups.window')}</b>
            <span className="st-mut">{t('groups.windowHint')}</span>
            <div className="st-row">
              <TextInput
                type="datetime-local"
                step={1}
                label={t('groups.from')}
                value={from}
                onChange={(e) => setFrom(e.currentTarget.value)}
              />
              <TextInput
                type="datetime-local"
                step={1}
                label={t('groups.to')}
                value={to}
                error={windowWrong ? t('groups.windowWrong') : undefined}
                onChange={(e) => setTo(e.currentTarget.value)}
              />
            </div>
          </div>
        )}
        <NumberInput
          label={t('groups.count')}
          min={1}
          max={MAX_GROUPS}
          clampBehavior="strict"
          allowDecimal={false}
          value={names.length}
          style={{ maxWidth: 160 }}
          onChange={(n) => typeof n === 'number' && n >= 1 && setCount(n)}
        />
        <div className="st-wrap st-row" style={{ flexWrap: 'wrap' }}>
          {names.map((name, i) => (
            <TextInput
              key={i}
              label={t('groups.name', { n: i + 1 })}
              value={name}
              maxLength={40}
              style={{ width: 180 }}
              onChange={(e) => {
                const next = e.currentTarget.value;
                setNames(names.map((x, j) => (i === j ? next : x)));
              }}
            />
          ))}
        </div>
        {names.length > 1 && (
          <div className="st-col" style={START}>
            <b>{t('groups.assign')}</b>
            <Segments<Assignment>
              label={t('groups.assign')}
              value={assign}
              options={ASSIGNS.map((value) => ({ value, label: t(`groups.assigns.${value}`) }))}
              onChange={setAssign}
            />
          </div>
        )}
        <p role="alert">{failed}</p>
        <div>
          <Button
            size="md"
            data-testid="found-set"
            loading={busy}
            disabled={!ready}
            onClick={() => void create()}
          >
            {t('groups.create')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
