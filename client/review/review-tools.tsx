import { Button, Menu, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RetestChoicesAnswer, ReviewAnswer } from '../../engine/protocol/http.ts';
import { REPORT_TABLES, type TargetChange } from '../../engine/review/types.ts';
import { useWords } from '../i18n/index.ts';
import { evaluationApi, reviewFileUrl } from '../session/evaluation-api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { text } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { useScoreWords } from '../ui/score-words.ts';
import { ScoreTag, Status, type StatusState } from '../ui/status-tag.tsx';
import { useReviewWords } from './words.ts';

/** The report and all that can be taken away, for the instructor. */
export function ExportMenu({ answer }: { answer: ReviewAnswer }) {
  const { w, language } = useReviewWords();
  const { id } = answer;
  const files = [
    { file: 'report.html', label: w.html },
    { file: 'report.docx', label: w.docx },
    { file: 'report.json', label: w.json },
    { file: 'map.geojson', label: w.geojson },
    ...REPORT_TABLES.map((t) => ({ file: `${t}.csv`, label: w.table(t) })),
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-md" variant="default" data-testid="exports">
          {w.exports}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ file, label }) => (
          <Menu.Item
            key={file}
            component="a"
            href={reviewFileUrl(id, file, language)}
            target="_blank"
            rel="noopener"
            data-file={file}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const LOOKS: Readonly<Record<TargetChange['change'], StatusState>> = {
  better: 'met',
  worse: 'miss',
  same: 'none',
  unclear: 'none',
};

type Row = TargetChange & { readonly id: string };

type Choice = RetestChoicesAnswer['exercises'][number];

/** Exercises that have a result come first, the newest of them at the top. */
const endedFirst = (a: Choice, b: Choice): number =>
  Number(b.phase === 'ended') - Number(a.phase === 'ended') || b.createdMs - a.createdMs;

/** Another exercise of the same scenario beside this one, target by target. */
export function RetestDialog(props: { answer: ReviewAnswer; onClose(): void }) {
  const { t } = useWords();
  const { w, language } = useReviewWords();
  const words = useScoreWords();
  const { id } = props.answer;
  const [choices, setChoices] = useState<RetestChoicesAnswer['exercises'] | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [compared, setCompared] = useState<{
    readonly other: string;
    readonly changes: readonly TargetChange[];
  } | null>(null);
  // What was asked for an exercise chosen before is not shown for this one.
  const changes = compared?.other === other ? compared.changes : null;
  useEffect(() => {
    void evaluationApi.retests(id).then((r) => {
      const list = r.ok ? r.value.exercises.toSorted(endedFirst) : [];
      setChoices(list);
      setOther(list[0]?.id ?? null);
    });
  }, [id]);
  useEffect(() => {
    if (other === null) return undefined;
    let open = true;
    void evaluationApi.retest(id, other).then((r) => {
      if (open && r.ok) setCompared({ other, changes: r.value.changes });
    });
    return () => {
      open = false;
    };
  }, [id, other]);
  const side = (s: Row['before'], unit: string) =>
    s === null ? (
      t('common.none')
    ) : (
      <span className="st-row">
        {words.value(s.value, unit)}
        {s.cases > 0 && (
          <span className="st-mut">{t('desk.cases', { met: s.casesMet, cases: s.cases })}</span>
        )}
        <ScoreTag status={s.status} />
      </span>
    );
  const { scenarioId, seed } = props.answer;
  const again = (): void => navigate(`/?${new URLSearchParams({ scenario: scenarioId, seed })}`);
  const rows: readonly Row[] = (changes ?? []).map((c) => ({ ...c, id: c.targetId }));
  return (
    <Dialog opened onClose={props.onClose} title={w.retest} size="xl">
      {choices?.length === 0 && <p>{w.retestNone}</p>}
      {choices !== null && choices.length > 0 && (
        <>
          <NativeSelect
            label={w.retestPick}
            value={other ?? ''}
            data={choices.map((c) => ({
              value: c.id,
              label: [
                new Date(c.createdMs).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB'),
                text(c.name, language),
                `${w.seed} ${c.seed}`,
                t(`phase.${c.phase}`),
              ].join(' · '),
            }))}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          {changes === null ? (
            <p role="status">{t('common.loading')}</p>
          ) : (
            <div className="st-scroll" style={{ maxHeight: '50vh' }}>
              <DataTable<Row>
                caption={w.retest}
                rows={rows}
                empty={t('common.none')}
                columns={[
                  {
                    key: 'line',
                    label: w.line,
                    wrap: true,
                    render: (c) => `${c.targetId} ${text(c.title, language)}`,
                  },
                  { key: 'before', label: w.before, render: (c) => side(c.before, c.unit) },
                  { key: 'after', label: w.after, render: (c) => side(c.after, c.unit) },
                  {
                    key: 'difference',
                    label: w.difference,
                    right: true,
                    render: (c) =>
                      c.difference === null ? t('common.none') : words.change(c.difference, c.unit),
                  },
                  {
                    key: 'change',
                    label: w.state,
                    render: (c) => <Status state={LOOKS[c.change]} words={w.change[c.change]} />,
                  },
                ]}
              />
            </div>
          )}
        </>
      )}
      <div className="st-row st-wrap" style={{ marginTop: 12 }}>
        {other !== null && (
          <Button
            component="a"
            href={reviewFileUrl(id, 'report.html', language, other)}
            target="_blank"
            rel="noopener"
          >
            {w.withReport}
          </Button>
        )}
        <Button variant="default" data-testid="retest-again" onClick={again}>
          {w.retestAgain}
        </Button>
      </div>
    </Dialog>
  );
}
