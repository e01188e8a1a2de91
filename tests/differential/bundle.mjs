// Loads parts of the browser's client as they are, from their sources.
import { createRequire } from "node:module"
import { fileURLToPath, pathToFileURL } from "node:url"
import { mkdtempSync, rmSync } from "node:fs"
import { join, dirname } from "node:path"
import { tmpdir } from "node:os"

const client = join(dirname(fileURLToPath(import.meta.url)), "../../src/Netzwerk.Client")
const { build } = createRequire(join(client, "package.json"))("esbuild")

/** What these lines of TypeScript export; paths begin in the folder of the client. */
export async function bundle(contents) {
  const folder = mkdtempSync(join(tmpdir(), "minutes-"))
  const outfile = join(folder, "bundle.mjs")
  const stdin = { contents, resolveDir: client, loader: "ts" }
  await build({ stdin, bundle: true, format: "esm", platform: "node", outfile, logLevel: "error" })
  const loaded = await import(pathToFileURL(outfile))
  rmSync(folder, { recursive: true })
  return loaded
}
