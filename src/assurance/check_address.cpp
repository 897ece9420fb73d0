#include "assurance/check_address.hpp"

#include "base/text.hpp"

namespace dueregard::assurance {

using web::Fields;

namespace {

constexpr std::size_t longest_owner = 500;

FindingFilter::Shown shown_named(std::string_view name) {
    using enum FindingFilter::Shown;
    if (name == name_of(accepted)) return accepted;
    return name == name_of(both) ? both : outstanding;
}

}  // namespace

CheckAddress read_check_address(const Fields& query) {
    CheckAddress asked;
    if (const auto period = from_crockford(query.get("period"))) asked.period = plan::PeriodId{*period};
    if (const auto* check = find_check(query.get("check"))) asked.filter.check = check->check.name;
    const auto owner = query.get("owner");
    if (owner.size() <= longest_owner && is_valid_utf8(owner)) asked.filter.owner = owner;
    asked.filter.shown = shown_named(query.get("show"));
    return asked;
}

Fields query_of(const CheckAddress& asked) {
    Fields fields;
    if (asked.period) fields.add("period", address(*asked.period));
    if (!asked.filter.check.empty()) fields.add("check", asked.filter.check);
    if (!asked.filter.owner.empty()) fields.add("owner", asked.filter.owner);
    const auto shown = name_of(asked.filter.shown);
    if (!shown.empty()) fields.add("show", std::string(shown));
    return fields;
}

std::string address_of(const CheckAddress& asked, std::string_view path) {
    return web::address_with(path, query_of(asked));
}

std::string_view name_of(FindingFilter::Shown shown) {
    switch (shown) {
    case FindingFilter::Shown::outstanding:
        return "";
    case FindingFilter::Shown::accepted:
        return "accepted";
    case FindingFilter::Shown::both:
        return "both";
    }
    return "";
}

}  // namespace dueregard::assurance
