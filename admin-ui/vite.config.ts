import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'

const pages = {
  desk: join(import.meta.dirname, 'desk/index.html'),
  studio: join(import.meta.dirname, 'studio/index.html'),
}

/** In development the pages answer under the same addresses as the engine serves them. */
const addresses: Plugin = {
  name: 'addresses-of-the-pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url?.split('?')[0] ?? '/'
      if (['/', '/report', '/follow', '/survey', '/results'].includes(path)) request.url = '/portal/index.html'
      else if (/^\/desk(\/[^.]*)?$/.test(path)) request.url = '/desk/index.html'
      else if (/^\/studio(\/.*)?$/.test(path) && request.headers.accept?.includes('text/html')) request.url = '/studio/index.html'
      next()
    })
  },
}

/** Each script and style sheet also lies there compressed, once and for all, so that the engine only has to pick. */
const compressed: Plugin = {
  name: 'compressed-assets',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css)$/.test(fileName)) continue
        const source = file.type === 'chunk' ? file.code : file.source
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source, { level: 9 }) })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(source) })
      }
    },
  },
}

/**
 * The portal is for old phones on slow networks: the same sources, with a React that is a tenth as large. Its pieces are its own, so that none of them
 * brings along what only the desk needs.
 */
const portal: Plugin = {
  name: 'portal-on-its-own',
  apply: 'build',
  closeBundle: async () => {
    await build({
      configFile: false,
      root: import.meta.dirname,
      base: '/',
      logLevel: 'warn',
      plugins: [react(), compressed],
      resolve: {
        alias: [
          { find: /^react(-dom)?$/, replacement: 'preact/compat' },
          { find: 'react-dom/client', replacement: 'preact/compat/client' },
          { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
        ],
      },
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: { portal: join(import.meta.dirname, 'portal/index.html'), 'portal-offline': join(import.meta.dirname, 'portal/offline.ts') },
          // A service worker answers for its folder and below, and is asked for under the same name for ever.
          output: { entryFileNames: ({ name }) => (name === 'portal-offline' ? '[name].js' : 'assets/[name]-[hash].js') },
        },
      },
    })
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), addresses, compressed, portal],
  // form-js's editor brings a preact of its own: two of them in one page do not know each other's state.
  resolve: { dedupe: ['preact'] },
  // What the development server bundles beforehand does not hear of that.
  optimizeDeps: { rolldownOptions: { resolve: { alias: { preact: join(import.meta.dirname, '../node_modules/preact') } } } },
  server: { proxy: Object.fromEntries(['/api', '/r/', '/report/plain', '/follow/plain'].map((path) => [path, { target: process.env.RECOURSE_API ?? 'http://127.0.0.1:3000' }])) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    reportCompressedSize: false,
    // The modeler is one piece, fetched by those who draw.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      input: pages,
      output: {
        // What every page of the desk shares changes seldom: it stays in the browser's cache when our own code moves on.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next)\// },
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component)\//, minShareCount: 12 },
            // What viewing a diagram needs; the rest of the modeler comes with the studio's pages alone.
            { name: 'diagram', test: /node_modules\/(bpmn-js|diagram-js|bpmn-moddle|moddle|moddle-xml|didi|tiny-svg)\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
})
