import '@fontsource-variable/figtree/index.css';
import '@fontsource-variable/fraunces/index.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { backendHere } from './lib/backend';
import './tokens.css';
import './page.css';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no place for the app');
mount(App, { target, props: { backend: await backendHere(), wished: navigator.languages } });
