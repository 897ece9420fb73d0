#include "accounts/fault_html.hpp"

#include <algorithm>

namespace dueregard::accounts {

std::string sentence_at(const Faults& faults, std::string_view field) {
    const auto fault = std::ranges::find(faults, field, &Fault::field);
    return fault == faults.end() ? "" : fault->sentence;
}

web::ErrorMessage error_at(const Faults& faults, std::string_view field) {
    return {.text = sentence_at(faults, field)};
}

std::vector<web::ErrorLink> error_links(const Faults& faults) {
    std::vector<web::ErrorLink> links;
    for (const auto& fault : faults)
        links.push_back({.text = fault.sentence, .href = fault.field.empty() ? "" : "#" + fault.field});
    return links;
}

}  // namespace dueregard::accounts
