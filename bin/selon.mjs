#!/usr/bin/env node
import { loadCommand } from './load-command.mjs'

process.exitCode = await loadCommand().run(process.argv.slice(2))
