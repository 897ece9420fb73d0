#include "assurance/hits_at_measure.hpp"

#include "accounts/visit.hpp"
#include "assurance/finding_html.hpp"
#include "assurance/findings.hpp"
#include "assurance/kept_findings.hpp"
#include "plan/measure_store.hpp"

namespace dueregard::assurance {

using accounts::Visit;
using web::Html;
using web::operator""_html;

Html hits_at_measure(Visit& visit, plan::MeasureId measure) {
    const auto period = checked_period(visit.db, visit.organisation);
    if (!period || plan::is_withdrawn(visit.db, visit.organisation, measure)) return {};
    Html items;
    FindingPlace place{.number = 0, .kept = {}, .period = period->id, .faults = {}, .why = {}};
    place.kept.add("measure", address(measure));
    with_findings(visit, *period, [&](const Findings& found) {
        for (const auto& finding : found.all) {
            if (!is_about(finding, measure.value)) continue;
            ++place.number;
            items << finding_item(visit, finding, place);
        }
    });
    Html html;
    html << R"(<h2 class="govuk-heading-m" id="checks">Checks</h2>)"_html;
    if (items.empty()) {
        return html << R"(<p class="govuk-body">The checks found nothing to ask about this measure in )"_html
                    << period->label << ".</p>\n";
    }
    return html << R"(<p class="govuk-body">What the checks ask about this measure in )"_html << period->label
                << R"(:</p><ul class="govuk-list app-hits">)"_html << items << "</ul>\n";
}

}  // namespace dueregard::assurance
