import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: {
    target: ['es2022', 'safari16.4'],
    // Older ones know no `:dir()`, which would be guessed from the language then.
    cssTarget: ['chrome120', 'safari16.4'],
    // The window's content policy lets nothing stand in the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The languages are beside the page's folder.
  server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
