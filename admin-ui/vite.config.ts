import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const pages = {
  portal: join(import.meta.dirname, 'portal/index.html'),
  desk: join(import.meta.dirname, 'desk/index.html'),
}

/** In development the two pages answer under the same addresses as the engine serves them. */
const addresses: Plugin = {
  name: 'addresses-of-the-pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url?.split('?')[0] ?? '/'
      if (['/', '/report', '/follow'].includes(path)) request.url = '/portal/index.html'
      else if (/^\/desk(\/[^.]*)?$/.test(path)) request.url = '/desk/index.html'
      next()
    })
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), addresses],
  server: { proxy: { '/api': { target: process.env.RECOURSE_API ?? 'http://127.0.0.1:3000' } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: pages,
      output: {
        // What every page of the desk shares changes seldom: it stays in the browser's cache when our own code moves on.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|i18next|react-i18next)\// },
            { name: 'diagram', test: /node_modules\/(bpmn-js|diagram-js|bpmn-moddle|moddle|moddle-xml|didi|tiny-svg)\// },
          ],
        },
      },
    },
  },
})
