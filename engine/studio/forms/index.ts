export { acrossFindings, checkAcross } from './check-across.ts'
export { formUses, type AskedValue, type FormUse } from './uses.ts'
