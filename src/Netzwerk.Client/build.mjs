// Bundles what the browser loads into wwwroot/assets; `node build.mjs` from anywhere.
import { build } from "esbuild"
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, "../../wwwroot/assets")
const fonts = join(out, "fonts")
rmSync(out, { recursive: true, force: true })
mkdirSync(fonts, { recursive: true })

const copyFont = (from, name) => cpSync(join(here, "node_modules/@fontsource", from), join(fonts, name))
for (const script of ["latin", "latin-ext", "cyrillic"])
  for (const weight of [400, 600, 700])
    copyFont(`fira-sans/files/fira-sans-${script}-${weight}-normal.woff2`, `fira-sans-${script}-${weight}.woff2`)
for (const weight of [400, 600])
  copyFont(`noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff2`, `noto-sans-arabic-${weight}.woff2`)

// KERN names physical sides only; logical ones mirror for Arabic.
const logicalSides = {
  name: "logical-sides",
  setup(bundler) {
    bundler.onLoad({ filter: /@kern-ux.native.dist.*\.css$/ }, file => ({
      loader: "css",
      contents: readFileSync(file.path, "utf8")
        .replace(/(margin|padding|border)-left(?=[:-])/g, "$1-inline-start")
        .replace(/(margin|padding|border)-right(?=[:-])/g, "$1-inline-end")
        .replace(/text-align:\s*left/g, "text-align:start")
        .replace(/text-align:\s*right/g, "text-align:end")
        .replace(/(?<=[;{])left:/g, "inset-inline-start:")
        .replace(/(?<=[;{])right:/g, "inset-inline-end:"),
    }))
  },
}

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  sourcemap: "linked",
  target: ["es2022", "safari16.4"],
  outdir: out,
  logLevel: "warning",
}
await build({ ...common, plugins: [logicalSides], entryPoints: ["site.css"], external: ["*.woff2"] })

// Every script at the top of this folder is an entry of its own; what they share becomes a chunk.
const scripts = readdirSync(here).filter(file => file.endsWith(".ts") && !file.endsWith(".d.ts"))
await build({
  ...common,
  entryPoints: Object.fromEntries([
    ...scripts.map(file => [basename(file, ".ts"), file]),
    ["minutes-editor", "minutes/minutes-editor.ts"],
  ]),
  format: "esm",
  splitting: true,
  chunkNames: "chunk-[hash]",
})

for (const file of readdirSync(out).filter(name => /\.(js|css)$/.test(name))) {
  const bytes = readFileSync(join(out, file))
  console.log(`${file.padEnd(24)} ${bytes.length} bytes, ${gzipSync(bytes).length} compressed`)
}
