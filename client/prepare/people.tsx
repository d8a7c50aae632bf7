import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';
import { at, faultsAt, listAt, textAt, wordsAt } from './draft.ts';
import { Block, TextFields } from './fields.tsx';
import type { Draft } from './use-draft.ts';

/** Names and briefings of the seats, and which of them there are. */
export function Seats({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const seats = listAt(draft.file, ['seats']);
  const own = new Set(seats.map((s) => wordsAt(s, ['id'])));
  const brought = (draft.source?.choices.seats ?? []).filter((s) => !own.has(s.id));
  return (
    <>
      <p className="st-mut">{t('prepare.seatsNote')}</p>
      {brought.length > 0 && (
        <p>
          {t('prepare.seatsBrought', {
            names: brought.map((s) => text(s.name, language)).join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
      {seats.map((seat, i) => (
        <details className="st-prepare-item" key={wordsAt(seat, ['id'])}>
          <summary>
            {textAt(draft.file, ['seats', i, 'name'])[language]}
            <span className="st-mut"> · {t(`role.${wordsAt(seat, ['role'])}`)}</span>
            {faultsAt(draft.problems, ['seats', i]).length > 0 && (
              <b className="st-bad"> · {t('prepare.hasFaults')}</b>
            )}
          </summary>
          <TextFields draft={draft} path={['seats', i, 'name']} label={t('prepare.name')} />
          <TextFields
            draft={draft}
            path={['seats', i, 'briefing']}
            label={t('prepare.seatBriefing')}
            rows={3}
          />
          <div className="st-row">
            <Button
              variant="default"
              size="compact-md"
              disabled={seats.length === 1}
              onClick={() => draft.set(['seats', i], undefined)}
            >
              {t('prepare.removeSeat')}
            </Button>
          </div>
        </details>
      ))}
    </>
  );
}

/** Sentences of the plan that are measured. */
export function Targets({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const chosen = listAt<string>(draft.file, ['targets']);
  const choices = draft.source?.choices.targets ?? [];
  const order = choices.map((c) => c.id);
  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...chosen, id] : chosen.filter((x) => x !== id);
    draft.set(
      ['targets'],
      next.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  };
  return (
    <>
      <ResponsePlanChoice draft={draft} />
      <Block title={t('prepare.sections.targets')} note={t('prepare.targetsNote')}>
        {choices.map((target) => (
          <Checkbox
            key={target.id}
            label={`${target.id} · ${text(target.title, language)}`}
            description={<span lang="zh-CN">{target.quote}</span>}
            checked={chosen.includes(target.id)}
            onChange={(event) => toggle(target.id, event.currentTarget.checked)}
          />
        ))}
      </Block>
    </>
  );
}

/** By which plan of the county the review tells who did which step, in time or late. */
function ResponsePlanChoice({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const plans = draft.source?.choices.plans ?? [];
  if (plans.length === 0) return null;
  const value = at(draft.file, ['responsePlan']);
  return (
    <Block title={t('prepare.responsePlan')} note={t('prepare.responsePlanNote')}>
      <Select
        aria-label={t('prepare.responsePlan')}
        data={plans.map((p) => ({ value: p.id, label: text(p.name, language) }))}
        value={typeof value === 'string' ? value : null}
        clearable
        placeholder={t('prepare.noPlan')}
        onChange={(id) => draft.set(['responsePlan'], id ?? undefined)}
      />
    </Block>
  );
}

/** What everybody reads before the start. */
export function Briefing({ draft }: { draft: Draft }) {
  const { t } = useWords();
  const objectives = listAt(draft.file, ['objectives']);
  return (
    <>
      <Block title={t('prepare.sections.briefing')}>
        <TextFields draft={draft} path={['briefing']} label={t('prepare.briefing')} rows={8} />
        <TextFields draft={draft} path={['stopWord']} label={t('prepare.stopWord')} />
      </Block>
      <Block title={t('prepare.objectives')}>
        {objectives.map((_, i) => (
          <div className="st-prepare-item" key={i}>
            <TextFields
              draft={draft}
              path={['objectives', i]}
              label={t('prepare.objective', { n: i + 1 })}
              rows={2}
            />
            <Button
              variant="default"
              size="compact-md"
              disabled={objectives.length === 1}
              aria-label={`${t('prepare.remove')} · ${t('prepare.objective', { n: i + 1 })}`}
              onClick={() => draft.set(['objectives', i], undefined)}
            >
              {t('prepare.remove')}
            </Button>
          </div>
        ))}
        <div className="st-row">
          <Button
            variant="default"
            onClick={() => draft.set(['objectives', objectives.length], { zh: '', en: '' })}
          >
            {t('prepare.addObjective')}
          </Button>
        </div>
      </Block>
    </>
  );
}

/** Times and words of the injects; conditions and import are the matter of the list of injects. */
export function Injects({ draft }: { draft: Draft }) {
  const { t, language } = useWords();
  const injects = listAt(draft.file, ['injects']);
  return (
    <Block title={t('prepare.sections.injects')} note={t('prepare.injectsNote')}>
      {injects.map((inject, i) => (
        <details className="st-prepare-item" key={wordsAt(inject, ['id'])}>
          <summary>
            {wordsAt(inject, ['number'])} ·{' '}
            {wordsAt(inject, ['at']) === '' ? t('desk.manual') : wordsAt(inject, ['at'])} ·{' '}
            {textAt(draft.file, ['injects', i, 'from'])[language]}
            <span className="st-mut st-prepare-excerpt">
              {textAt(draft.file, ['injects', i, 'text'])[language]}
            </span>
          </summary>
          <TextInput
            label={t('prepare.injectTime')}
            description={t('prepare.injectTimeHint')}
            value={wordsAt(inject, ['at'])}
            error={faultsAt(draft.problems, ['injects', i, 'at'])[0]?.expected}
            w={200}
            onChange={(event) =>
              draft.set(['injects', i, 'at'], event.currentTarget.value.trim() || null)
            }
          />
          <TextFields
            draft={draft}
            path={['injects', i, 'text']}
            label={t('prepare.injectText')}
            rows={2}
          />
          <TextFields
            draft={draft}
            path={['injects', i, 'expected']}
            label={t('prepare.injectExpected')}
            rows={2}
          />
          <Button
            variant="default"
            size="compact-md"
            onClick={() => draft.set(['injects', i], undefined)}
          >
            {t('prepare.remove')}
          </Button>
        </details>
      ))}
      {at(draft.file, ['injects']) === undefined && <p>{t('prepare.noInjects')}</p>}
    </Block>
  );
}
