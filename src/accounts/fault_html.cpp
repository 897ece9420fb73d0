#include "accounts/fault_html.hpp"

#include <algorithm>

namespace dueregard::accounts {

std::string sentence_at(const Faults& faults, std::string_view field) {
    const auto fault = std::ranges::find(faults, field, &Fault::field);
    return fault == faults.end() ? "" : fault->sentence;
}

std::vector<web::ErrorLink> error_links(const Faults& faults) {
    std::vector<web::ErrorLink> links;
    for (const auto& fault : faults)
        links.push_back({.text = fault.sentence, .href = "#" + fault.field});
    return links;
}

}  // namespace dueregard::accounts
