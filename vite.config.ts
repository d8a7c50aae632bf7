import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where `npm run dev` finds the server; the built page is served by the server itself. */
const backend = process.env['SANDTABLE_BACKEND'] ?? 'http://127.0.0.1:3000';

/** Every browser that runs this page reads woff2: the older copies of the fonts stay out of dist. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource') || !id.includes('.css')) return null;
    return { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, ''), map: null };
  },
};

/** Smaller files gain nothing on the wire. */
const WORTH_PACKING_BYTES = 1024;

/** `.br` and `.gz` beside every text file, so that the server packs nothing while people wait. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  generateBundle: {
    // Last of all: vite writes the preload lists into the chunks in its own generateBundle.
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg|json)$/.test(fileName)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (source.length < WORTH_PACKING_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        const br = brotliCompressSync(source, { params });
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: br });
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source) });
      }
    },
  },
};

// A shell with another NODE_ENV would put React's development build, twice the size, on the page.
if (process.argv.includes('build')) process.env['NODE_ENV'] = 'production';

export default defineConfig({
  plugins: [woff2Only, react(), packed],
  define: { __TEST_HOOK__: JSON.stringify(process.env['SANDTABLE_TEST_HOOK'] === '1') },
  server: {
    port: 3200,
    strictPort: true,
    proxy: {
      '/api': backend,
      '/socket.io': { target: backend, ws: true },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Symbols are referenced as `symbols.svg#id`, which a data URL cannot be under the page's CSP.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser/ },
            { name: 'three', test: /node_modules[\\/]three/ },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)/ },
          ],
        },
      },
    },
  },
});
