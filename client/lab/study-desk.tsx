import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StudyCard } from '../../engine/protocol/studies.ts';
import { api } from '../session/api.ts';
import { PanelHead } from '../ui/controls.tsx';
import { text, wallTime } from '../ui/format.ts';
import { navigate } from '../ui/router.ts';
import { useRequest } from '../ui/use-request.ts';
import { Course } from './course.tsx';
import { labApi } from './lab-api.ts';
import { StudyForm } from './study-form.tsx';
import { useLabWords } from './words.ts';

const ASK_MS = 2000;

/** Where studies are begun, and those that there are. */
export function StudyDesk() {
  const { w, language } = useLabWords();
  const scenarios = useRequest(api.scenarios);
  const form = useRequest(labApi.form);
  const { cards, reload } = useStudies();
  const nameOf = (id: string): string => {
    const card = scenarios.value?.scenarios.find((s) => s.id === id);
    return card === undefined ? id : text(card.name, language);
  };
  if (form.error !== null)
    return (
      <main id="lab-main" tabIndex={-1} className="st-center" role="alert">
        <p>{w.notFound}</p>
        <Button variant="default" onClick={form.reload}>
          {w.retry}
        </Button>
      </main>
    );
  return (
    <main id="lab-main" tabIndex={-1} className="st-lab-desk">
      <section className="st-panel" aria-label={w.new}>
        <PanelHead title={w.new} />
        <div className="st-body st-scroll">
          <p className="st-mut">{w.intro}</p>
          {form.value !== null && scenarios.value !== null && (
            <StudyForm
              form={form.value}
              scenarios={scenarios.value.scenarios}
              onStarted={(card) => {
                reload();
                navigate(`/lab/${card.id}`);
              }}
            />
          )}
        </div>
      </section>
      <section className="st-panel" aria-label={w.back}>
        <PanelHead title={w.back} count={cards?.length ?? ''} />
        <ul className="st-plain st-scroll">
          {cards?.length === 0 && <li className="st-body st-mut">{w.none}</li>}
          {cards?.map((card) => (
            <li key={card.id} className="st-lab-card">
              <div className="st-row">
                <a
                  href={`/lab/${card.id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    navigate(`/lab/${card.id}`);
                  }}
                >
                  <b>{nameOf(card.spec.scenario)}</b>
                </a>
                <span className="st-mut">{w.times(card.spec.runs)}</span>
                <span className="st-grow" />
                <span className="st-dim">{when(card)}</span>
                {card.state === 'done' && <span className="st-chip">{w.states.done}</span>}
              </div>
              {card.state !== 'done' && <Course card={card} onChange={reload} />}
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

const two = (n: number): string => String(n).padStart(2, '0');

function when({ createdMs }: StudyCard): string {
  const d = new Date(createdMs);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${wallTime(createdMs)}`;
}

function useStudies() {
  const [cards, setCards] = useState<readonly StudyCard[] | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let open = true;
    const ask = (): void =>
      void labApi.studies().then((got) => {
        if (open && got.ok) setCards(got.value.studies);
      });
    ask();
    const timer = setInterval(ask, ASK_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
    // A new turn is what asks again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [turn]);
  return { cards, reload: () => setTurn((n) => n + 1) };
}
