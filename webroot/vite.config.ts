import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** Where `npm run dev` finds a running lake. */
const lake = 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [svelte()],
  base: './',
  build: { emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1400 },
  worker: { format: 'es' },
  server: {
    // The Host stays as the browser sent it: the lake refuses changes from a foreign origin.
    proxy: {
      '/api': { target: lake, changeOrigin: false },
      '/health': { target: lake, changeOrigin: false },
      '/ws': { target: lake.replace('http', 'ws'), changeOrigin: false, ws: true },
    },
  },
})
