import { lazy, Suspense } from 'react';
import { useWords } from './i18n/index.ts';
import { PageBoundary } from './ui/page-boundary.tsx';
import { usePath } from './ui/router.ts';
import { Themed } from './ui/themed.tsx';

const LobbyPage = lazy(() => import('./lobby/lobby-page.tsx'));
const JoinPage = lazy(() => import('./join/join-page.tsx'));
const SeatPage = lazy(() => import('./seat/seat-page.tsx'));
const DeskPage = lazy(() => import('./desk/desk-page.tsx'));
const AccountsPage = lazy(() => import('./accounts/accounts-page.tsx'));
const BoardPage = lazy(() => import('./board/board-page.tsx'));
const GroupsPage = lazy(() => import('./groups/groups-page.tsx'));
const PreparePage = lazy(() => import('./prepare/prepare-page.tsx'));
const PlansPage = lazy(() => import('./plans/plans-page.tsx'));
const LabPage = lazy(() => import('./lab/lab-page.tsx'));
const EvaluatorPage = lazy(() => import('./evaluator/evaluator-page.tsx'));
const MselPage = lazy(() => import('./msel/msel-page.tsx'));
const ReviewPage = lazy(() => import('./review/review-page.tsx'));

/** One path for each kind of page; none of a player's names scenario, hazard or place. */
function page(path: string) {
  const review = /^\/review\/([^/]+)\/?$/.exec(path);
  if (review !== null) return <ReviewPage id={decodeURIComponent(review[1]!)} key={review[1]} />;
  const msel = /^\/msel\/([^/]+)\/?$/.exec(path);
  if (msel !== null) return <MselPage id={decodeURIComponent(msel[1]!)} key={msel[1]} />;
  const lab = /^\/lab(?:\/([^/]+))?\/?$/.exec(path);
  if (lab !== null)
    return <LabPage id={lab[1] === undefined ? null : decodeURIComponent(lab[1])} key={lab[1]} />;
  switch (path.replace(/(.)\/$/, '$1')) {
    case '/':
      return <LobbyPage />;
    case '/join':
      return <JoinPage />;
    case '/seat':
      return <SeatPage />;
    case '/prepare':
      return <PreparePage />;
    case '/plans':
      return <PlansPage />;
    case '/desk':
      return <DeskPage />;
    case '/eval':
      return <EvaluatorPage />;
    case '/accounts':
      return <AccountsPage />;
    case '/wall':
      return <BoardPage />;
    case '/desk/groups':
      return <GroupsPage />;
    default:
      return <NotFound />;
  }
}

function NotFound() {
  const { t } = useWords();
  return (
    <Themed scheme="light">
      <main className="st-body">
        <h1>{t('common.notFound')}</h1>
        <p>
          <a href="/">{t('common.home')}</a>
        </p>
      </main>
    </Themed>
  );
}

export function App() {
  const path = usePath();
  return (
    <PageBoundary key={path}>
      <Suspense fallback={null}>{page(path)}</Suspense>
    </PageBoundary>
  );
}
