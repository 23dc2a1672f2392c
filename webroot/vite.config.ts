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
    proxy: {
      '/api': lake,
      '/health': lake,
      '/ws': { target: lake.replace('http', 'ws'), ws: true },
    },
  },
})
