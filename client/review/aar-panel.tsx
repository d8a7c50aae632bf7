import type { ReviewAnswer } from '../../engine/protocol/http.ts';
import { ActionsPanel } from './actions-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { NotesPanel, SelfPanel } from './notes-panel.tsx';
import { ReportsPanel, StepsPanel, TeamsPanel } from './record-panels.tsx';
import { TimesPanel } from './times-panel.tsx';
import type { Aar } from './use-aar.ts';
import { useReviewWords } from './words.ts';

export const AAR_TABS = [
  'times',
  'findings',
  'reports',
  'teams',
  'steps',
  'notes',
  'self',
  'actions',
] as const;
export type AarTab = (typeof AAR_TABS)[number];

export interface PanelProps {
  readonly answer: ReviewAnswer;
  readonly aar: Aar;
  /** Goes to the moment of an event. */
  onEvent(id: number): void;
  onTick(tick: number): void;
}

/** What a tab of the review holds beside score and replay. */
export function AarPanel(props: PanelProps & { tab: AarTab; shown: boolean }) {
  const { w } = useReviewWords();
  const { review } = props.aar;
  return (
    <section
      className="st-panel st-review-lines"
      id="aar-panel"
      tabIndex={-1}
      data-shown={props.shown}
      aria-label={w.tabs[props.tab]}
    >
      <div className="st-scroll st-aar" role="tabpanel" tabIndex={0} aria-label={w.tabs[props.tab]}>
        {review === null ? (
          <p className="st-body st-mut" role="status">
            {w.loading}
          </p>
        ) : (
          <Tab {...props} review={review} />
        )}
      </div>
    </section>
  );
}

function Tab(props: PanelProps & { tab: AarTab; review: NonNullable<Aar['review']> }) {
  switch (props.tab) {
    case 'times':
      return <TimesPanel {...props} />;
    case 'findings':
      return <FindingsPanel {...props} />;
    case 'reports':
      return <ReportsPanel {...props} />;
    case 'teams':
      return <TeamsPanel {...props} />;
    case 'steps':
      return <StepsPanel {...props} />;
    case 'notes':
      return <NotesPanel {...props} />;
    case 'self':
      return <SelfPanel {...props} />;
    case 'actions':
      return <ActionsPanel {...props} />;
  }
}
