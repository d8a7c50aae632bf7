import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import {
  MSEL_FIELDS,
  TIME_READINGS,
  type MselCheckAnswer,
  type MselReading,
} from '../../engine/protocol/msel.ts';
import { useWords } from '../i18n/index.ts';
import { Segments } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { errorWords } from '../ui/use-request.ts';
import { MissingFiles } from './attachments.tsx';
import { mselApi } from './msel-api.ts';
import { ProblemTable } from './problem-table.tsx';

type Field = (typeof MSEL_FIELDS)[number];

interface Options {
  readonly replace: boolean;
  readonly approve: boolean;
}

/** A table from outside: chosen, mapped, checked, and taken in as a whole or by its good rows. */
export function ImportDialog(props: {
  exerciseId: string;
  onDone(said: string): void;
  onClose(): void;
}) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<MselReading>({});
  const [options, setOptions] = useState<Options>({ replace: false, approve: false });
  const [answer, setAnswer] = useState<MselCheckAnswer | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  // Files that the table names and that came after it: it is looked at again.
  const [handedIn, setHandedIn] = useState(0);

  useEffect(() => {
    if (file === null) return;
    let open = true;
    setBusy(true);
    void mselApi
      .check(props.exerciseId, file, { ...reading, ...options, onlyGood: false })
      .then((result) => {
        if (!open) return;
        setBusy(false);
        if (result.ok) setAnswer(result.value);
        setSaid(result.ok ? '' : errorWords(result.error, t));
      });
    return () => {
      open = false;
    };
    // Words change with the language alone, and a check says nothing in words.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [file, reading, options, handedIn, props.exerciseId]);

  const choose = (chosen: File): void => {
    setAnswer(null);
    setReading({});
    setFile(chosen);
  };
  const take = async (onlyGood: boolean): Promise<void> => {
    if (file === null) return;
    setBusy(true);
    const result = await mselApi.take(props.exerciseId, file, { ...reading, ...options, onlyGood });
    setBusy(false);
    if (!result.ok) return setSaid(errorWords(result.error, t));
    const { imported, refused, added, changed, removed } = result.value;
    setAnswer(result.value);
    if (imported) props.onDone(t('msel.taken', { added, changed, removed }));
    else
      setSaid(
        refused === null
          ? t('msel.nothing')
          : t('msel.takeRefused', { reason: t(`rejection.${refused}`) }),
      );
  };
  // Too many rows, or a file that cannot be read: leaving rows out does not mend that.
  const whole = answer?.problems.some((p) => p.row === 0 && !p.note) ?? false;
  const work = answer === null ? 0 : answer.added + answer.changed + answer.removed;
  return (
    <Dialog opened onClose={props.onClose} title={t('msel.importTitle')} size="xl">
      <div className="st-col">
        <FileDrop file={file} onFile={choose} />
        {answer !== null && (
          <>
            <Reading answer={answer} reading={reading} onChange={setReading} />
            <div className="st-row st-wrap">
              <Checkbox
                label={t('msel.replace')}
                checked={options.replace}
                onChange={(e) => setOptions({ ...options, replace: e.currentTarget.checked })}
              />
              <Checkbox
                label={t('msel.approveOnImport')}
                checked={options.approve}
                onChange={(e) => setOptions({ ...options, approve: e.currentTarget.checked })}
              />
            </div>
            <p className="st-note" role="status">
              <b>{t('msel.result', { rows: answer.rows, good: answer.good })}</b>
              <br />
              {t('msel.changes', {
                added: answer.added,
                changed: answer.changed,
                same: answer.same,
                removed: answer.removed,
              })}
            </p>
            <ProblemTable answer={answer} />
            {answer.problems.some((p) => p.code === 'attachmentMissing') && (
              <MissingFiles
                exerciseId={props.exerciseId}
                onHandedIn={() => setHandedIn((n) => n + 1)}
              />
            )}
          </>
        )}
        <span role="alert">{busy && answer === null ? t('msel.checking') : said}</span>
        {answer !== null && (
          <div className="st-row st-wrap st-msel-take">
            <Button
              disabled={busy || answer.faults > 0 || work === 0}
              onClick={() => void take(false)}
            >
              {t('msel.take')}
            </Button>
            {answer.faults > 0 && !whole && (
              <Button
                variant="default"
                disabled={busy || answer.good === 0 || work === 0}
                onClick={() => void take(true)}
              >
                {t('msel.takeGood', { n: answer.good })}
              </Button>
            )}
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            {answer.faults > 0 && !whole && <span className="st-mut">{t('msel.blocked')}</span>}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function FileDrop(props: { file: File | null; onFile(file: File): void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file !== undefined) props.onFile(file);
  };
  return (
    <div className="st-msel-drop" onDragOver={(e) => e.preventDefault()} onDrop={drop}>
      <Button variant="default" data-autofocus onClick={() => input.current?.click()}>
        {props.file === null ? t('msel.importFile') : props.file.name}
      </Button>
      <span>{t('msel.importDrop')}</span>
      <span className="st-mut">{t('msel.importFormats')}</span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('msel.importFile')}
        accept=".xlsx,.xlsm,.xls,.csv,.txt,.yaml,.yml"
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          if (file !== undefined) props.onFile(file);
        }}
      />
    </div>
  );
}

/** What columns, sheet and times are taken for; suggested, and open to change. */
function Reading(props: {
  answer: MselCheckAnswer;
  reading: MselReading;
  onChange(r: MselReading): void;
}) {
  const { t } = useWords();
  const { answer, reading, onChange } = props;
  if (answer.columns.length === 0) return null;
  const fields = answer.columns.map((c) => c.field);
  const setField = (at: number, field: Field | null): void =>
    onChange({
      ...reading,
      fields: fields.map((f, k) => (k === at ? field : f === field ? null : f)),
    });
  return (
    <>
      <div className="st-row st-wrap">
        {answer.sheets.length > 1 && (
          <NativeSelect
            label={t('msel.sheet')}
            value={answer.sheet}
            data={[...answer.sheets]}
            onChange={(e) => onChange({ sheet: e.currentTarget.value })}
          />
        )}
        <div>
          <div className="st-msel-label">{t('msel.times')}</div>
          <Segments
            label={t('msel.times')}
            value={answer.times}
            options={TIME_READINGS.map((value) => ({ value, label: t(`msel.timesOf.${value}`) }))}
            onChange={(times) => onChange({ ...reading, times })}
          />
        </div>
      </div>
      <fieldset className="st-msel-columns">
        <legend>{t('msel.mapColumns')}</legend>
        {answer.columns.map((c, k) => (
          <NativeSelect
            key={c.letter}
            label={`${c.letter} ${c.heading}`}
            description={c.sample === '' ? ' ' : t('msel.sample', { value: c.sample })}
            value={c.field ?? ''}
            data={[
              { value: '', label: t('msel.ignore') },
              ...MSEL_FIELDS.map((value) => ({ value, label: t(`msel.field.${value}`) })),
            ]}
            onChange={(e) =>
              setField(k, e.currentTarget.value === '' ? null : (e.currentTarget.value as Field))
            }
          />
        ))}
      </fieldset>
    </>
  );
}
