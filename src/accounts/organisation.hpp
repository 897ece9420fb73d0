#pragma once
// A council, or another public body: the first half of every key.

#include "accounts/ids.hpp"
#include "base/fault.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace dueregard::accounts {

struct Organisation {
    OrganisationId id;
    std::string name;        ///< "Thornbury City Council"
    std::string short_name;  ///< for the header of a page: "Thornbury"
};

struct NewOrganisation {
    std::string name;
    std::string short_name;
};

/// Without a short name the name stands for it. Faults name the fields "name" and "short_name".
[[nodiscard]] std::expected<NewOrganisation, Faults>
read_organisation(std::string_view name, std::string_view short_name);

}  // namespace dueregard::accounts
