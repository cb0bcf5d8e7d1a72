import { Instances } from './shapes.ts'

/** The instance that nothing called, at the root of this one. */
export async function rootKeyOf(instanceKey: string): Promise<string> {
  return (await Instances.findById(instanceKey, { rootKey: 1 }).lean())?.rootKey ?? instanceKey
}
