import '@mantine/core/styles.layer.css';
import './ui/base.css';
import './ui/table.css';
import './ui/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n/index.ts';

/** Two reloads within this time would not help any more, ms. */
const RELOAD_AGAIN_MS = 20_000;

// After an update the parts that an open page has not loaded yet are gone: the new page has its own.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('sandtable.reloaded') ?? 0);
  if (Date.now() - last < RELOAD_AGAIN_MS) return;
  sessionStorage.setItem('sandtable.reloaded', String(Date.now()));
  location.reload();
});

// No StrictMode: it would mount the canvases of map and terrain twice.
await startI18n();
createRoot(document.getElementById('root')!).render(<App />);

// Only characters that no system font has are fetched from the bundled one, and never before the
// page is there.
void import('./ui/fonts.ts');
