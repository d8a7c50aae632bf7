import '@mantine/core/styles.layer.css';
import './ui/base.css';
import './ui/table.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n/index.ts';

// No StrictMode: it would mount the canvases of map and terrain twice.
await startI18n();
createRoot(document.getElementById('root')!).render(<App />);

// Only characters that no system font has are fetched from the bundled one, and never before the
// page is there.
void import('./ui/fonts.ts');
