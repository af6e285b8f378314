/** `foldWord` keeps what it folded; attribution asks by this name. */
export { foldWord } from '../text/fold-word.ts'
