#include "plan/given_evidence.hpp"

namespace dueregard::plan {

std::optional<evidence::Ended> taken_back(const GivenEvidence& given) {
    const auto& [use, evidence] = given.used;
    if (use.ended) return use.ended;
    if (!evidence.withdrawn) return std::nullopt;
    return evidence::Ended{
        .at = evidence.withdrawn->at,
        .person_name = evidence.withdrawn->person_name,
        .why = evidence.withdrawn->why
    };
}

EvidenceLine line_of(const evidence::Evidence& evidence, Restricted restricted) {
    const bool is_hidden = evidence.sensitivity == evidence::Sensitivity::restricted;
    if (is_hidden && restricted == Restricted::unnamed)
        return {.title = std::string(restricted_evidence), .link = ""};
    return {
        .title = evidence.title, .link = evidence.kind == evidence::Kind::link ? evidence.link : std::string()
    };
}

}  // namespace dueregard::plan
