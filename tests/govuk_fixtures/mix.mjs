// mix.mjs OUTPUT [COUNT] [SEED]: writes fixtures that nobody wrote. Each takes two official fixtures of one component,
// mixes their options and has Nunjucks, GOV.UK Frontend's own template engine, write what is right.
// Then: DUEREGARD_FIXTURES=OUTPUT govuk_fixtures_test -tc="*byte for byte*"
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import nunjucks from "nunjucks";

const require = createRequire(import.meta.url);
const govuk = join(dirname(require.resolve("govuk-frontend/package.json")), "dist");
const components = join(govuk, "govuk/components");
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(govuk), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

/// mulberry32: the same seed makes the same fixtures everywhere.
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

// A page without a number and a task without a title make no sense, and our types say so.
const ALWAYS = new Set(["number", "title", "text"]);
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/// Each option comes from one or the other; objects of both are mixed in turn, and lists item by item.
function mixed(one, other, chance) {
  if (isObject(one) && isObject(other)) {
    const options = {};
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      if (key in one && key in other) options[key] = mixed(one[key], other[key], chance);
      else if (ALWAYS.has(key) || chance() < 0.7) options[key] = key in one ? one[key] : other[key];
    }
    return options;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.map((item, index) => (index < other.length && chance() < 0.5 ? mixed(item, other[index], chance) : item));
  }
  return chance() < 0.5 ? one : other;
}

const HOSTILE = ["<b>&\"'</b>", "a\\b", "★ é", "</textarea>", "{{ x }}"];
// A line end in an attribute is where we differ on purpose: Nunjucks moves it in, which changes the attribute's value.
const HOSTILE_IN_TEXT = [...HOSTILE, "two\nlines", " spaces "];
// Not text: what these hold decides what is drawn, and our types allow only what is right.
const FIXED = new Set(["type", "format", "align", "countType", "classes", "behaviour", "rows", "html", "role"]);

/// Some of the texts replaced by what a person might really type.
function troubled(value, key, chance) {
  if (typeof value === "string") {
    if (value === "" || FIXED.has(key) || /html$/i.test(key) || chance() > 0.15) return value;
    const texts = /^(text|(title|summary|logo|description)Text)$/.test(key) ? HOSTILE_IN_TEXT : HOSTILE;
    return texts[Math.floor(chance() * texts.length)];
  }
  if (Array.isArray(value)) return value.map((item) => troubled(item, key, chance));
  if (!isObject(value)) return value;
  const attributes = /attributes$/i.test(key);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, attributes ? item : troubled(item, name, chance)]));
}

function render(component, options) {
  const macro = `govuk${component.split("-").map((word) => word[0].toUpperCase() + word.slice(1)).join("")}`;
  const source = `{%- from "govuk/components/${component}/macro.njk" import ${macro} -%}{{ ${macro}(options) }}`;
  return environment.renderString(source, { options });
}

const [output, count = "2000", seed = "1"] = process.argv.slice(2);
const chance = random(Number(seed));
const known = readdirSync(components).filter((name) => !name.startsWith("_"));
const all = {};
for (const component of known) {
  const { fixtures } = JSON.parse(readFileSync(join(components, component, "fixtures.json"), "utf8"));
  const pick = () => fixtures[Math.floor(chance() * fixtures.length)].options;
  all[component] = Array.from({ length: Math.ceil(Number(count) / known.length) }, (_, number) => {
    const options = troubled(mixed(pick(), pick(), chance), "", chance);
    return { name: `mixed ${number}`, options, html: render(component, options) };
  });
}
writeFileSync(output, JSON.stringify(all));
