/** A shape of the server's as it arrives here: instants are texts (ISO 8601). Shapes are taken from the rooms that make them, by `import type` alone. */
export type Json<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Json<T[K]> } : T
