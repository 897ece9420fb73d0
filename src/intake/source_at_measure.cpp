#include "intake/source_at_measure.hpp"

#include "accounts/visit.hpp"
#include "intake/measure_source_store.hpp"
#include "intake/page_pieces.hpp"
#include "web/link.hpp"

#include <fmt/core.h>

namespace dueregard::intake {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

std::string words_of(const MeasureSource& source) {
    const auto period = source.period.empty() ? "its period" : source.period;
    switch (source.wrote) {
    case Wrote::measure:
        return "New measure";
    case Wrote::measure_and_return:
        return fmt::format("New measure, and its return for {}", period);
    case Wrote::change:
        return "Change of the measure";
    case Wrote::change_and_return:
        return fmt::format("Change of the measure, and its return for {}", period);
    case Wrote::only_return:
        break;
    }
    return fmt::format("Return for {}", period);
}

Html source_item(const Visit& visit, const MeasureSource& source) {
    Html html;
    html << "<li>"_html << words_of(source) << ": "_html;
    if (visit.may(accounts::Permission::import_documents)) {
        html << web::link({.text = source.file_name, .href = path_of(source.import)});
    } else {
        html << source.file_name;
    }
    const auto place = words_of_place(source.at);
    if (!place.empty()) html << ", " << place;
    return html << R"(<br><span class="govuk-hint">Accepted by )"_html << source.person_name << ", "
                << long_date(british_date(source.accepted)) << "</span></li>\n"_html;
}

}  // namespace

Html source_at_measure(Visit& visit, plan::MeasureId measure) {
    const auto sources = sources_of(visit.db, visit.organisation, measure);
    Html html;
    if (sources.empty()) return html;
    html << R"(<h2 class="govuk-heading-m" id="source">Where it came from</h2>)"_html
         << R"(<ul class="govuk-list govuk-list--spaced">)"_html;
    for (const auto& source : sources)
        html << source_item(visit, source);
    return html << "</ul>\n"_html;
}

}  // namespace dueregard::intake
