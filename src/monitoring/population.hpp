#pragma once
// Of whom a dataset speaks, and on what ground in law it is held.

#include <optional>
#include <span>
#include <string_view>

namespace dueregard::monitoring {

struct Population {
    std::string_view name;         ///< "service_users", as stored
    std::string_view title;        ///< "Service users"
    std::string_view people;       ///< "service users": after a number
    bool is_of_workforce = false;  ///< stands in the workforce report
};

[[nodiscard]] std::span<const Population> populations();
[[nodiscard]] const Population* find_population(std::string_view name);

/// UK GDPR, article 6 with article 9 and Schedule 1 of the Data Protection Act 2018.
struct LawfulBasis {
    std::string_view name;
    std::string_view title;
};

[[nodiscard]] std::span<const LawfulBasis> lawful_bases();
[[nodiscard]] const LawfulBasis* find_lawful_basis(std::string_view name);

}  // namespace dueregard::monitoring
