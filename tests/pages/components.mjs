// Our components against GOV.UK Frontend's own template engine, on options that nobody wrote: see govuk_fixtures/mix.mjs.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const mix = fileURLToPath(new URL("../govuk_fixtures/mix.mjs", import.meta.url));

export async function* components(_browser, build) {
  const mixed = join(build, "mixed_fixtures.json");
  execFileSync(process.execPath, [mix, mixed, "4000", "1"]);
  const run = spawnSync(join(build, "tests/govuk_fixtures/govuk_fixtures_test"), ["-tc=*byte for byte*"], {
    env: { ...process.env, DUEREGARD_FIXTURES: mixed },
    encoding: "utf8",
  });
  yield { name: "components on mixed options", problems: run.status === 0 ? [] : run.stdout.split("\n").slice(0, 60) };
}
