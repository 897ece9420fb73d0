// Writes a C++ source that holds files: embed_assets.mjs OUTPUT NAME=PATH …
// Each is a string literal, its bytes beyond plain ASCII as octal escapes.
import { readFileSync, writeFileSync } from "node:fs";

const MEDIA_TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
};
const LINE = 110;

function literal(bytes) {
  let text = "";
  let line = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const plain = byte >= 0x20 && byte < 0x7f && !'"\\?'.includes(character);
    line += plain ? character : `\\${byte.toString(8).padStart(3, "0")}`;
    if (line.length >= LINE) {
      text += `\n        "${line}"`;
      line = "";
    }
  }
  return `${text}\n        "${line}"`;
}

/// A script's link to its source map is left out: the map is not embedded.
function content(path) {
  const bytes = readFileSync(path);
  if (!path.endsWith(".js")) return bytes;
  return Buffer.from(bytes.toString("utf8").replace(/\n\/\/# sourceMappingURL=.*\n?$/, "\n"));
}

function row(assignment) {
  const [name, path] = assignment.split("=");
  const type = MEDIA_TYPES[name.split(".").at(-1)];
  if (!type) throw new Error(`${name}: no media type is known for this ending`);
  const bytes = content(path);
  return `    EmbeddedAsset{.name = "${name}", .media_type = "${type}", .content = std::string_view(${literal(bytes)},
        ${bytes.length})},`;
}

const [output, ...assignments] = process.argv.slice(2);
writeFileSync(
  output,
  `#include "web/embedded_assets.hpp"

#include <array>

namespace dueregard::web {

namespace {

constexpr std::array all = {
${assignments.map(row).join("\n")}
};

}  // namespace

std::span<const EmbeddedAsset> embedded_assets() {
    return all;
}

}  // namespace dueregard::web
`,
);
