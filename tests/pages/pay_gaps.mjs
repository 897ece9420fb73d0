// HR loads a payroll with thirty planted faults, mends each by the sentence shown beside its line, loads it again, reads three
// gaps, plans actions, compares with published returns and publishes; then scrutiny reads what is published. Without
// JavaScript, each page looked at wide and narrow.
import { openPage } from "./browser.mjs";
import { personalIn, serveSample, Walk } from "./walk.mjs";

const HR = "petra.lowe@wexmere.example";
const SCRUTINY = "col.dane@wexmere.example";
const HEADINGS = ["employee", "sex", "ethnic_group", "disability", "hourly_pay", "bonus", "full_pay", "grade", "directorate"];

/// Four hundred employees, all of them well written.
function soundPayroll() {
  return Array.from({ length: 400 }, (_, i) => [
    `W${1000 + i}`,
    i % 5 < 3 ? "Female" : "Male",
    i % 8 === 0 ? "Pakistani" : i % 9 === 0 ? "Black African" : "White British",
    i % 11 === 0 ? "Yes" : "No",
    (12.5 + ((i * 37) % 100) / 7 + (i % 5 < 3 ? 0 : 1.1)).toFixed(2),
    i % 6 === 0 ? "150" : "",
    i % 40 === 0 ? "no" : "yes",
    `Grade ${1 + (i % 4)}`,
    ["Housing", "Parks", "Adult care"][i % 3],
  ]);
}

/// What was planted: on which row, in which column, what stands there in place of what should.
function plant(rows) {
  const wrong = [
    ["sex", "Q"], ["sex", "Fem ale"], ["sex", "1"], ["disability", "Perhaps"], ["disability", "Sometimes"],
    ["hourly_pay", "nine"], ["hourly_pay", ""], ["hourly_pay", "-3"], ["hourly_pay", "0"], ["hourly_pay", "12.5x"],
    ["bonus", "-5"], ["bonus", "much"], ["full_pay", "perhaps"], ["full_pay", ""], ["employee", ""], ["employee", "W1000"],
  ];
  const faulty = rows.map((row) => [...row]);
  for (let i = 0; i < 28; i += 1) {
    const [column, value] = wrong[i % wrong.length];
    // Nobody's pay is asked who is not on full pay: the row after theirs, then.
    const row = 7 + i * 13;
    faulty[row % 40 === 0 ? row + 1 : row][HEADINGS.indexOf(column)] = value;
  }
  // One row with two faults more.
  faulty[390][1] = "Q";
  faulty[390][5] = "-1";
  return faulty;
}

/// The column that a sentence speaks of.
function columnOf(sentence) {
  if (/bonus/.test(sentence)) return "bonus";
  if (/hourly pay/.test(sentence)) return "hourly_pay";
  if (/full pay/.test(sentence)) return "full_pay";
  if (/Employee .* stands on line|employee's number/.test(sentence)) return "employee";
  if (/give Male/.test(sentence)) return "sex";
  if (/Disabled|disability|Yes/.test(sentence)) return "disability";
  throw new Error(`no column is named by: ${sentence}`);
}

const asCsv = (rows) => Buffer.from([HEADINGS, ...rows].map((row) => row.join(",")).join("\n") + "\n");

async function load(walk, rows, name) {
  await walk.page.getByLabel("Choose the payroll extract").setInputFiles({ name, mimeType: "text/csv", buffer: asCsv(rows) });
  await walk.press("Work out the gaps");
}

async function refuseAndMend(walk, sound, faulty) {
  await walk.open("/pay-gaps");
  await walk.look("no pay gap yet");
  await walk.press("Work out pay gaps");
  await walk.look("work out pay gaps");
  await walk.press("Work out the gaps");
  await walk.lookAtAnswer("no payroll was chosen");
  await load(walk, faulty, "payroll.csv");
  await walk.lookAtAnswer("a payroll with thirty faults");
  await walk.expect("30 faults in 29 of 400 rows", "every fault is told");
  const told = await walk.page.locator("table tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.innerText)),
  );
  const mended = faulty.map((row) => [...row]);
  for (const [line, sentence] of told) {
    const column = HEADINGS.indexOf(columnOf(sentence));
    mended[Number(line) - 2][column] = sound[Number(line) - 2][column];
  }
  walk.seen.push({ name: "pay gaps: thirty sentences were read", problems: told.length === 30 ? [] : [`${told.length} were`] });
  await load(walk, mended, "payroll.csv");
}

async function readAndPublish(walk) {
  await walk.look("three gaps as a draft");
  await walk.expect("The payroll is not kept.", "what is kept is told");
  await walk.expect("than that of men", "the gap by sex is told in words");
  await walk.expect("Sex: the gap within each grade", "the gap by grade is told");
  for (const title of ["Sex", "Ethnic group", "Disability"]) {
    const found = await walk.page.getByRole("heading", { name: title, exact: true }).count();
    walk.seen.push({ name: `pay gaps: the gap by ${title.toLowerCase()}`, problems: found === 1 ? [] : ["it is not there"] });
  }
  const path = new URL(walk.page.url()).pathname;
  await walk.follow("Change the action plan");
  await walk.look("an action plan");
  await walk.page.getByLabel("Make job descriptions inclusive", { exact: true }).selectOption("Under way");
  await walk.page.getByLabel("What we do: Make job descriptions inclusive").fill("Every advert is read by two people before May.");
  await walk.press("Save the action plan");
  await walk.look("a statement with an action");
  await walk.follow("Compare with a year's published returns");
  await walk.look("compare with published returns");
  await walk.press("Compare");
  await walk.lookAtAnswer("no returns were chosen");
  await walk.page.getByLabel("Choose the file of published returns").setInputFiles({
    name: "returns.csv",
    mimeType: "text/csv",
    buffer: Buffer.from('EmployerName,SicCodes,DiffMeanHourlyPercent,DiffMedianHourlyPercent\nDunmere Council,"1,84110",5.0,-2.0\n'),
  });
  await walk.press("Compare");
  await walk.look("beside other councils");
  await walk.press("Publish these figures");
  await walk.look("published pay gaps");
  const file = await walk.page.request.get(`${walk.origin}${path}/return`);
  const problems = (await file.text()).startsWith("DiffMeanHourlyPercent") ? [] : ["it is something else"];
  walk.seen.push({ name: "pay gaps: the file for the government's service", problems });
  return path;
}

export async function* payGaps(browser, build) {
  const { origin, password, stop } = await serveSample(build, {
    prepare(run, passwordFile) {
      for (const [name, email, role] of [["Petra Lowe", HR, "analyst"], ["Col Dane", SCRUTINY, "scrutiny"]])
        run("person", "add", "--name", name, "--email", email, "--role", role, "--password-from", passwordFile);
    },
  });
  const walks = [];
  const walkAs = async (email) => {
    const { context, page, faults } = await openPage(browser, { scripts: "blocked" });
    const walk = new Walk(page, faults, origin, "pay gaps");
    walk.context = context;
    walks.push(walk);
    await walk.signIn(email, password);
    return walk;
  };
  const sound = soundPayroll();
  let log = "";
  try {
    const hr = await walkAs(HR);
    await refuseAndMend(hr, sound, plant(sound));
    const path = await readAndPublish(hr);
    const scrutiny = await walkAs(SCRUTINY);
    await scrutiny.open("/pay-gaps");
    await scrutiny.look("what scrutiny may read");
    await scrutiny.open(path);
    await scrutiny.look("published pay gaps as scrutiny reads them");
    await scrutiny.expect("Published", "it is published");
  } catch (fault) {
    walks.at(-1)?.seen.push({ name: "pay gaps: to its end", problems: [`${walks.map((walk) => walk.page.url()).join(" ")}: ${fault.message}`] });
  } finally {
    for (const walk of walks) await walk.context.close();
    log = await stop();
  }
  for (const walk of walks) yield* walk.seen;
  yield { name: "pay gaps: nobody's pay stands in the log", problems: personalIn(log, ["W1000", "W1021", "payroll.csv"]) };
}
