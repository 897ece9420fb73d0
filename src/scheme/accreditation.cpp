#include "scheme/accreditation.hpp"

#include "base/text.hpp"

namespace dueregard::scheme {

namespace {

constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_evidence = 2'000;

std::optional<std::string> told(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> told(const std::optional<Date>& date) {
    return date ? std::optional(iso_date(*date)) : std::nullopt;
}

template <class IdType>
std::optional<std::string> told(const std::optional<IdType>& id) {
    return id ? std::optional(address(*id)) : std::nullopt;
}

}  // namespace

Faults faults_of(const Accreditation& accreditation) {
    Faults faults;
    if (accreditation.scheme.empty()) faults.push_back({"scheme", "Enter the scheme, or choose an edition"});
    if (utf8_length(accreditation.scheme) > longest_line)
        faults.push_back({"scheme", "The scheme must be 200 characters or fewer"});
    if (utf8_length(accreditation.level) > longest_line)
        faults.push_back({"level", "The level must be 200 characters or fewer"});
    if (accreditation.awarded && accreditation.expires && *accreditation.expires < *accreditation.awarded)
        faults.push_back({"expires", "It must not expire before it was awarded"});
    if (utf8_length(accreditation.evidence) > longest_evidence)
        faults.push_back({"evidence", "What shows it must be 2,000 characters or fewer"});
    return faults;
}

accounts::FieldValues fields_of(const Accreditation& accreditation) {
    return {
        {"scheme", told(accreditation.scheme)},
        {"edition", told(accreditation.edition)},
        {"level", told(accreditation.level)},
        {"awarded_on", told(accreditation.awarded)},
        {"expires_on", told(accreditation.expires)},
        {"evidence", told(accreditation.evidence)},
        {"owner", told(accreditation.owner)},
        {"source", told(accreditation.source)}
    };
}

Standing standing_on(const Accreditation& accreditation, Date today) {
    if (accreditation.state == State::ended) return Standing::ended;
    if (!accreditation.expires) return Standing::held;
    const int left = days_between(today, *accreditation.expires);
    if (left < 0) return Standing::expired;
    return left <= expiring_days ? Standing::expiring : Standing::held;
}

std::string_view title_of(Standing standing) {
    switch (standing) {
    case Standing::held:
        return "Held";
    case Standing::expiring:
        return "Expires soon";
    case Standing::expired:
        return "Expired";
    case Standing::ended:
        break;
    }
    return "No longer held";
}

int reminders_by(Date today, Date expires) {
    const int left = days_between(today, expires);
    if (left > expiring_days) return 0;
    if (left > 30) return 1;
    if (left > 7) return 2;
    return left >= 0 ? 3 : 4;
}

std::string path_of(AccreditationId id) {
    return "/schemes/" + address(id);
}

std::string_view name_of(State state) {
    return state == State::held ? "held" : "ended";
}

State state_named(std::string_view name) {
    return name == "ended" ? State::ended : State::held;
}

std::string name_of(const Accreditation& accreditation) {
    return accreditation.level.empty() ? accreditation.scheme
                                       : accreditation.scheme + ", " + accreditation.level;
}

}  // namespace dueregard::scheme
