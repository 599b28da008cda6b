import { mount } from 'svelte';
import App from './App.svelte';
import { backendHere } from './lib/backend';
import { language, words } from './lib/messages';
import './tokens.css';
import './page.css';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the app');
const spoken = language(navigator.languages);
document.documentElement.lang = spoken;
mount(App, { target, props: { backend: await backendHere(), m: words(spoken) } });
