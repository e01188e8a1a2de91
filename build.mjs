import {build} from "esbuild"
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync} from "node:fs"

const client = "src/Netzwerk.Client", out = "wwwroot/assets"
rmSync(out, {recursive: true, force: true})
mkdirSync(`${out}/fonts`, {recursive: true})
for (const weight of [400, 600]) {
  for (const script of ["latin", "latin-ext", "cyrillic"])
    cpSync(`node_modules/@fontsource/fira-sans/files/fira-sans-${script}-${weight}-normal.woff2`, `${out}/fonts/fira-sans-${script}-${weight}.woff2`)
  cpSync(`node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${weight}-normal.woff2`, `${out}/fonts/noto-sans-arabic-${weight}.woff2`)
}

// KERN writes physical sides only; turn them into logical ones so that dir="rtl" mirrors.
const logical = {
  name: "logical",
  setup: b => b.onLoad({filter: /@kern-ux.native.dist.*\.css$/}, a => ({
    loader: "css",
    contents: readFileSync(a.path, "utf8")
      .replace(/(margin|padding|border)-left(?=[:-])/g, "$1-inline-start")
      .replace(/(margin|padding|border)-right(?=[:-])/g, "$1-inline-end")
      .replace(/text-align:\s*left/g, "text-align:start").replace(/text-align:\s*right/g, "text-align:end")
      .replace(/(?<=[;{])left:/g, "inset-inline-start:").replace(/(?<=[;{])right:/g, "inset-inline-end:"),
  })),
}
const common = {bundle: true, minify: true, sourcemap: "linked", target: ["es2022", "safari16.4"], logLevel: "warning", outdir: out}
await build({...common, plugins: [logical], entryPoints: {site: `${client}/site.css`}, external: ["*.woff2"]})
await build({...common, entryPoints: {site: `${client}/site.ts`}, format: "esm", splitting: true, chunkNames: "chunk-[hash]"})
