#include "web/phase_banner.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

Html phase_banner(const PhaseBanner& options) {
    const Html phase = tag({
        .text = options.tag.text,
        .classes = spaced({"govuk-phase-banner__content__tag", options.tag.classes}),
    });
    return Html{} << "<div class=\"" << spaced({"govuk-phase-banner govuk-width-container", options.classes})
                  << "\"" << options.attributes << ">\n  <p class=\"govuk-phase-banner__content\">\n    "
                  << indented(phase, 4) << "\n    <span class=\"govuk-phase-banner__text\">\n      "
                  << inner(options.text, 6) << "\n    </span>\n  </p>\n</div>";
}

}  // namespace dueregard::web
