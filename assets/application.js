// Comfort for readers with JavaScript; every page works without. A module, so that it runs only where the components'
// own scripts can.

import {
  createAll,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
} from "./govuk-frontend.min.js";
import { sayWhatIsBusy } from "./busy.js";
import { saveDrafts } from "./draft.js";
import { closeFiltersOnNarrowScreens } from "./filter.js";
import { warnBeforeSignOut } from "./session.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
];
for (const component of components) createAll(component);

saveDrafts(document);
warnBeforeSignOut(document);
sayWhatIsBusy(document);
closeFiltersOnNarrowScreens(document);
