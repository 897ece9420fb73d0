#include "accounts/organisation.hpp"

#include "accounts/wording.hpp"
#include "base/text.hpp"

namespace dueregard::accounts {

std::expected<NewOrganisation, Faults> read_organisation(std::string_view name, std::string_view short_name) {
    NewOrganisation organisation{.name = squeezed(name), .short_name = squeezed(short_name)};
    if (organisation.short_name.empty()) organisation.short_name = organisation.name;
    Faults faults;
    if (organisation.name.empty()) faults.push_back({"name", "Enter the organisation’s name."});
    if (is_too_long(organisation.name))
        faults.push_back({"name", "The name must be 200 characters or fewer."});
    if (is_too_long(organisation.short_name) && !is_too_long(organisation.name)) {
        faults.push_back({"short_name", "The short name must be 200 characters or fewer."});
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return organisation;
}

}  // namespace dueregard::accounts
