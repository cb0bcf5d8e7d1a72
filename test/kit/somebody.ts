import { randomInt } from 'node:crypto'

/** Somebody new each time: whoever comes back with the same matter after an answer is recognised, and goes another way. */
export const somebody = () => ({ name: 'Li Na', phone: `138${String(randomInt(1e8)).padStart(8, '0')}` })
