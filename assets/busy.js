// Says that a form which takes a while is on its way: <form data-busy="The file is being read.">, in the form's own
// [data-busy-status] (a role="status"). Whoever comes back to the page finds it quiet again.

export function sayWhatIsBusy(root) {
  for (const form of root.querySelectorAll("form[data-busy]")) {
    const status = form.querySelector("[data-busy-status]");
    if (!status) continue;
    form.addEventListener("submit", () => {
      status.textContent = form.dataset.busy;
    });
    window.addEventListener("pageshow", () => {
      status.textContent = "";
    });
  }
}
