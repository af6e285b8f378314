/**
 * `node --import tsx add-until-killed.ts ADDRESS FIRST`: adds batches of four readings until it is killed, and prints the number of
 * each batch once it is acknowledged. Batch n tells of one event in four documents, so that half a batch would show.
 */
import { openLedger } from '../../src/ledger/index.ts'
import { batchOf } from './batch-of.ts'

const [address, first] = process.argv.slice(2)
const ledger = await openLedger(address, { create: true })
for (let number = Number(first); ; number++) {
  await ledger.add(batchOf(number))
  process.stdout.write(`${number}\n`)
}
