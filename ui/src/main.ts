import '@fontsource-variable/figtree/index.css';
import '@fontsource-variable/fraunces/index.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { backendHere } from './lib/backend';
import NoToken from './lib/NoToken.svelte';
import './tokens.css';
import './page.css';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the app');
const wished = navigator.languages;
const backend = await backendHere();
if (backend) mount(App, { target, props: { backend, wished } });
else mount(NoToken, { target, props: { wished } });
// The whole address may be opened where the page stood without it, or with the token of another start.
addEventListener('hashchange', () => {
  if (location.hash.startsWith('#token=')) location.reload();
});
