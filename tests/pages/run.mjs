// run.mjs [SUITE …]: looks at every page in a browser and ends with "N passed, N failed".
// The build is DUEREGARD_BUILD, or build/release, or build/dev.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { launch } from "./browser.mjs";
import { challenge, challengeOfTheCorpus } from "./challenge.mjs";
import { comfort } from "./comfort.mjs";
import { components } from "./components.mjs";
import { evidence } from "./evidence.mjs";
import { gallery } from "./gallery.mjs";
import { hostile } from "./hostile.mjs";
import { journey } from "./journey.mjs";
import { monitoring } from "./monitoring.mjs";
import { openid } from "./openid.mjs";
import { payGaps } from "./pay_gaps.mjs";
import { people } from "./people.mjs";
import { secondStep } from "./second_step.mjs";
import { selfAssessment } from "./self_assessment.mjs";
import { signIn } from "./sign_in.mjs";
import { standing } from "./standing.mjs";

// Each takes (browser, build) and yields { name, problems }.
const SUITES = { components, gallery, challenge, challengeOfTheCorpus, comfort, evidence, hostile, journey, monitoring, openid, payGaps, people, secondStep, selfAssessment, signIn, standing };

function buildFolder() {
  const given = process.env.DUEREGARD_BUILD;
  const folder = [given, "build/release", "build/dev"].find((one) => one && existsSync(one));
  if (!folder) throw new Error("no build was found: run bin/build first");
  return resolve(folder);
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SUITES);
const browser = await launch();
let passed = 0;
let failed = 0;
try {
  for (const suite of wanted) {
    for await (const { name, problems } of SUITES[suite](browser, buildFolder())) {
      if (problems.length === 0) passed += 1;
      else failed += 1;
      if (problems.length > 0) console.log(`✗ ${name}\n${problems.map((problem) => `    ${problem}`).join("\n")}`);
    }
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
