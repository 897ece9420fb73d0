#include "evidence/evidence_html.hpp"

#include "web/link.hpp"
#include "web/tag.hpp"

#include <fmt/core.h>

namespace dueregard::evidence {

using accounts::Acting;
using web::Html;

std::string path_of(EvidenceId id) {
    return "/evidence/" + address(id);
}

std::string opening_path_of(const Evidence& evidence) {
    if (!evidence.sha256.empty()) return path_of(evidence.id) + "/file";
    return evidence.link;
}

Html evidence_link(const Acting& acting, const Evidence& evidence) {
    if (!may_open(acting, evidence)) return Html{} << "Restricted evidence";
    return web::link({.text = evidence.title, .href = path_of(evidence.id)});
}

Html state_html(const Evidence& evidence, Date today) {
    if (evidence.withdrawn) return web::tag({.text = "Withdrawn", .classes = "govuk-tag--grey"});
    if (is_expired(evidence, today)) return web::tag({.text = "Expired", .classes = "govuk-tag--orange"});
    if (expires_soon(evidence, today))
        return web::tag({.text = "Expires soon", .classes = "govuk-tag--yellow"});
    return {};
}

Html evidence_list_html(
    const Acting& acting, const std::vector<UsedEvidence>& all, Date today, std::string_view none
) {
    Html html;
    if (all.empty()) return html << none;
    html << R"(<ul class="govuk-list">)";
    for (const auto& used : all)
        html << "<li>" << evidence_link(acting, used.evidence) << " " << state_html(used.evidence, today)
             << "</li>\n";
    return html << "</ul>\n";
}

}  // namespace dueregard::evidence
