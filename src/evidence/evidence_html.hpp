#pragma once
// How evidence looks on a page: this part's own and those of the parts that use it.

#include "accounts/acting.hpp"
#include "evidence/evidence_use.hpp"
#include "web/html.hpp"

#include <string>
#include <vector>

namespace dueregard::evidence {

[[nodiscard]] std::string path_of(EvidenceId id);
/// Where a link, a file, a table or a record is opened; "" where nothing is attached.
[[nodiscard]] std::string opening_path_of(const Evidence& evidence);

/// Its title as a link to its page, to who may open it; "Restricted evidence" to everybody else.
[[nodiscard]] web::Html evidence_link(const accounts::Acting& acting, const Evidence& evidence);
/// "Expired", "Expires soon", "Withdrawn" as a tag; nothing otherwise.
[[nodiscard]] web::Html state_html(const Evidence& evidence, Date today);
/// What a record stands on: a list of links with their states; `none` where it stands on nothing.
[[nodiscard]] web::Html evidence_list_html(
    const accounts::Acting& acting, const std::vector<UsedEvidence>& all, Date today, std::string_view none
);

}  // namespace dueregard::evidence
