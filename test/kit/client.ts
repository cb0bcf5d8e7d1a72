export { Client, eventually, type Answer } from '../../engine/scenarios/client.ts'
