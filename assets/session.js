// Says so five minutes before a reader is signed out for having opened no page, and lets them stay. Without JavaScript
// the page's foot leads to the same.

const WARNING_SECONDS = 300;
const ADDRESS = "/account/session";

function banner(document) {
  const region = document.createElement("div");
  region.className = "govuk-notification-banner app-session";
  region.setAttribute("role", "alert");
  region.setAttribute("aria-labelledby", "session-title");
  region.innerHTML = `
    <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="session-title">Important</h2></div>
    <div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading"></p></div>`;
  return region;
}

function stayButton(document, stay) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-!-margin-bottom-0";
  button.textContent = "Stay signed in";
  button.addEventListener("click", stay);
  return button;
}

/// Opens a page, which is all that staying signed in takes. Answers whether they still are.
async function touch() {
  try {
    const answer = await fetch(ADDRESS, { redirect: "manual", headers: { Accept: "text/html" } });
    return answer.ok;
  } catch {
    return false;
  }
}

export function warnBeforeSignOut(document) {
  const idle = Number(document.body.dataset.idleSeconds);
  if (!idle) return;
  const region = banner(document);
  const sentence = region.querySelector("p");
  const say = (words, button) => {
    sentence.textContent = words;
    region.querySelector("button")?.remove();
    if (button) sentence.after(button);
    if (!region.isConnected) document.getElementById("main-content").prepend(region);
  };
  const over = () => say("You are signed out. Copy what you have typed, and then sign in again.");
  let end;
  const begin = () => {
    region.remove();
    setTimeout(warn, (idle - WARNING_SECONDS) * 1000);
  };
  const stay = async () => {
    clearTimeout(end);
    if (await touch()) begin();
    else over();
  };
  const warn = () => {
    say("You will be signed out in 5 minutes, because you have opened no page for a while.", stayButton(document, stay));
    end = setTimeout(over, WARNING_SECONDS * 1000);
  };
  begin();
}
