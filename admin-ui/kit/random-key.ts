/** `crypto.randomUUID` is missing where a hospital serves plain HTTP inside its network; random values are not. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
