import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import mantinePreset from 'postcss-preset-mantine';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { minifiedContract } from './build/minified-contract.ts';

const root = import.meta.dirname;
process.env.LINGUI_SUPPRESS_BABEL_WARNING = '1';
const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Writes `.gz` and `.br` beside each hashed text file, which the server sends to browsers that take them. */
function precompressed(): Plugin {
  return {
    name: 'rotunda:precompressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const texts = Object.keys(bundle).filter((file) => /^assets\/.+\.(?:js|css)$/.test(file));
      const pack = async (file: string) => {
        const path = join(dir ?? '', file);
        const text = await readFile(path);
        await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
        await writeFile(`${path}.br`, await promisify(brotliCompress)(text));
      };
      await Promise.all(texts.map(pack));
    },
  };
}

export default defineConfig({
  root,
  plugins: [
    react(),
    lingui({ failOnCompileError: true }),
    // The native transform has no binary for every machine; this one is slower and runs everywhere.
    babel({ presets: [linguiTransformerBabelPreset()] }),
    minifiedContract(fileURLToPath(new URL('../contract/index.ts', import.meta.url))),
    precompressed(),
    VitePWA({
      // The app registers it itself, after the page has loaded and without an inline script.
      injectRegister: false,
      registerType: 'autoUpdate',
      manifestFilename: 'manifest.webmanifest',
      includeManifestIcons: false,
      manifest: {
        id: '/',
        name: 'Rotunda',
        short_name: 'Rotunda',
        description: 'Meetings, calls and rooms',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f7f6f2',
        theme_color: '#ffffff',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
      },
      workbox: {
        // Only the offline page is kept ahead; the app's own hashed files are kept as they are used. Never /api.
        globPatterns: ['offline.html', 'offline.css', 'offline.js', 'mark.svg'],
        navigateFallback: undefined,
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        skipWaiting: true,
        runtimeCaching: [
          {
            urlPattern: ({ request, url }) => request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
            handler: 'NetworkOnly',
            options: { precacheFallback: { fallbackURL: '/offline.html' } },
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'assets', expiration: { maxEntries: 200, maxAgeSeconds: 30 * 24 * 60 * 60 } },
          },
        ],
      },
    }),
  ],
  css: { postcss: { plugins: [mantinePreset()] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What the addresses of lists hold is part of the route table; a chunk for each would be a request for each.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'list-search', test: /[\\/](?:app|list)[\\/][a-z-]+-search\.ts$/ },
            // Every page has both; apart they weigh more.
            {
              name: 'base',
              test: /[\\/]node_modules[\\/](?:react|scheduler|react-dom|use-sync-external-store|@lingui[\\/](?:core|react))[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    // Not the sources in web/api/.
    proxy: { '^/api/(?!.*\\.ts)': { target: server, ws: true, changeOrigin: false } },
  },
});
