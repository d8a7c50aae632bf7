import { Button } from '@mantine/core';
import { useState } from 'react';
import '../panels/panels.css';
import '../ui/forms.css';
import './prepare.css';
import './words.ts';
import type { DraftProblem } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { Brand, LanguageSwitch, SkipLink } from '../ui/controls.tsx';
import { text } from '../ui/format.ts';
import { useScene } from '../ui/scene.ts';
import { DARK_ISLAND } from '../ui/theme.ts';
import { Themed, useTitle } from '../ui/themed.tsx';
import { errorWords } from '../ui/use-request.ts';
import { Basics } from './basics.tsx';
import { entryOf, pathText, SECTION_IDS, sectionOf, textAt, type SectionId } from './draft.ts';
import { DraftMap } from './draft-map.tsx';
import { faultWords, pathWords } from './fault-words.ts';
import { Forces } from './forces.tsx';
import { Hazard } from './hazard.tsx';
import { Briefing, Injects, Seats, Targets } from './people.tsx';
import type { Pick } from './pick.ts';
import { SaveBar } from './save-bar.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { useDraft, type Draft } from './use-draft.ts';
import { Weather } from './weather.tsx';

/** `/prepare?from=<scenario>`: a scenario made from another, checked as it is typed. */
export default function PreparePage() {
  const { t } = useWords();
  useTitle(`${t('prepare.title')} · ${t('common.brand')}`);
  const [from, setFrom] = useState(() => new URLSearchParams(location.search).get('from'));
  const choose = (id: string): void => {
    history.replaceState(null, '', `/prepare?from=${encodeURIComponent(id)}`);
    setFrom(id);
  };
  return (
    <Themed scheme="light">
      <div className="st-app st-prepare">
        <header className="st-top">
          <SkipLink to="prepare-main" label={t('common.skipMain')} />
          <Brand />
          <h1>{t('prepare.title')}</h1>
          <span className="st-grow" />
          <a className="st-chip" href="/">
            {t('common.home')}
          </a>
          <LanguageSwitch />
        </header>
        {from === null ? <TemplateChoice onChoose={choose} /> : <Editor key={from} from={from} />}
      </div>
    </Themed>
  );
}

function Editor({ from }: { from: string }) {
  const { t, language } = useWords();
  const draft = useDraft(from);
  const [section, setSection] = useState<SectionId>('basics');
  const [pick, setPick] = useState<Pick | null>(null);
  const scene = useScene(draft.picture?.setup ?? null, draft.picture?.view ?? null);
  if (draft.error !== null)
    return (
      <main id="prepare-main" tabIndex={-1} className="st-center" role="alert">
        <p>{errorWords(draft.error, t)}</p>
      </main>
    );
  if (draft.source === null)
    return (
      <main id="prepare-main" tabIndex={-1} className="st-center" role="status">
        <p>{t('common.loading')}</p>
      </main>
    );
  return (
    <>
      <SectionList draft={draft} value={section} onChange={setSection} />
      <main className="st-panel" id="prepare-main" tabIndex={-1}>
        <div className="st-head">
          <h2>{t(`prepare.sections.${section}`)}</h2>
          <span className="st-grow" />
          <span className="st-mut st-ell">{text(textAt(draft.file, ['name']), language)}</span>
          <Button
            size="compact-md"
            variant="default"
            disabled={!draft.canUndo}
            onClick={draft.undo}
          >
            {t('prepare.undo')}
          </Button>
        </div>
        <div key={section} className="st-scroll st-body st-col" tabIndex={0}>
          <Faults draft={draft} section={section} />
          <Section
            section={section}
            draft={draft}
            hazard={<Hazard draft={draft} scene={scene} pick={pick} onPick={setPick} />}
          />
        </div>
      </main>
      <section
        className="st-panel st-prepare-map st-dark"
        style={DARK_ISLAND}
        aria-label={t('seat.map')}
      >
        {scene === null ? (
          <p className="st-body" role="status">
            {t('prepare.noPicture')}
          </p>
        ) : (
          <DraftMap draft={draft} scene={scene} pick={pick} onPicked={() => setPick(null)} />
        )}
      </section>
      <SaveBar draft={draft} onFault={(problem) => setSection(sectionOf(problem))} />
    </>
  );
}

function SectionList(props: {
  draft: Draft;
  value: SectionId;
  onChange(section: SectionId): void;
}) {
  const { t } = useWords();
  const faults = props.draft.problems.map(sectionOf);
  return (
    <nav className="st-panel st-side-nav st-prepare-nav" aria-label={t('prepare.title')}>
      {SECTION_IDS.map((id, i) => {
        const count = faults.filter((f) => f === id).length;
        return (
          <button
            key={id}
            type="button"
            aria-current={id === props.value ? 'step' : undefined}
            onClick={() => props.onChange(id)}
          >
            <span>
              {i + 1} {t(`prepare.sections.${id}`)}
            </span>
            {count > 0 && <b className="st-bad">{t('prepare.faults', { n: count })}</b>}
          </button>
        );
      })}
    </nav>
  );
}

function Section(props: { section: SectionId; draft: Draft; hazard: React.ReactNode }) {
  const { draft } = props;
  switch (props.section) {
    case 'basics':
      return <Basics draft={draft} />;
    case 'weather':
      return <Weather draft={draft} />;
    case 'hazard':
      return props.hazard;
    case 'forces':
      return <Forces draft={draft} />;
    case 'seats':
      return <Seats draft={draft} />;
    case 'targets':
      return <Targets draft={draft} />;
    case 'injects':
      return <Injects draft={draft} />;
    case 'briefing':
      return <Briefing draft={draft} />;
  }
}

/** The quickest way out of a fault in a list: what is too late or refers to nothing may just go. */
function DropEntry({ draft, problem }: { draft: Draft; problem: DraftProblem }) {
  const words = useWords();
  const entry = entryOf(problem);
  if (entry === null) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => draft.set(entry, undefined)}>
      {words.t('prepare.dropEntry', { path: pathWords(pathText(entry), words) })}
    </Button>
  );
}

/** Faults of this part of the file, each with its place: some belong to no field of the form. */
function Faults({ draft, section }: { draft: Draft; section: SectionId }) {
  const words = useWords();
  const { t } = words;
  const mine = draft.problems.filter((p) => sectionOf(p) === section);
  if (mine.length === 0) return null;
  return (
    <ul className="st-note st-prepare-faults" role="alert">
      {mine.slice(0, 8).map((p) => (
        <li key={`${p.path} ${p.expected}`}>
          {p.path !== '' && <b title={p.path}>{pathWords(p.path, words)}</b>} {faultWords(p, words)}{' '}
          <DropEntry draft={draft} problem={p} />
        </li>
      ))}
      {mine.length > 8 && <li>{t('prepare.moreFaults', { n: mine.length - 8 })}</li>}
    </ul>
  );
}
