import { mount } from 'svelte'
import App from './App.svelte'
import { openAhead } from './pages.ts'
import './theme.css'

openAhead(location.pathname)

mount(App, { target: document.getElementById('app')! })
