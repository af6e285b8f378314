type Theme = 'light' | 'dark'

const kept = localStorage.getItem('selon-theme')
const asked = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
const first: Theme = kept === 'dark' || kept === 'light' ? kept : asked
document.documentElement.dataset.theme = first
let theme = $state<Theme>(first)

export function themeNow(): Theme {
  return theme
}

export function switchTheme(): void {
  theme = theme === 'dark' ? 'light' : 'dark'
  localStorage.setItem('selon-theme', theme)
  document.documentElement.dataset.theme = theme
}

let grey = $state(localStorage.getItem('selon-grey') === 'yes')
document.documentElement.dataset.grey = String(grey)

/** Without hues: for those who read such texts all day. */
export function isGrey(): boolean {
  return grey
}

export function switchGrey(): void {
  grey = !grey
  localStorage.setItem('selon-grey', grey ? 'yes' : 'no')
  document.documentElement.dataset.grey = String(grey)
}
