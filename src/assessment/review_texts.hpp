#pragma once
// What tests of this part's readers ask: a text read as a peers' report, and what was found as lines to
// compare.

#include "assessment/peer_report_reader.hpp"
#include "documents/read_document.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

using Texts = std::vector<std::string>;

inline PeerReview review_of(std::string_view text, std::string_view name = "report.md") {
    const auto document = documents::read_document(text, name);
    REQUIRE(document.has_value());
    return read_peer_report(*document);
}

/// "1 Text", or the text alone where it has no number.
inline Texts texts_of(const std::vector<NumberedText>& points) {
    Texts texts;
    for (const auto& point : points)
        texts.push_back(point.number ? *point.number + " " + point.text : point.text);
    return texts;
}

/// "1 Title 2/3": number, title, how many strengths and considerations.
inline Texts counts_of(const std::vector<PeerArea>& areas) {
    Texts counts;
    for (const auto& area : areas) {
        counts.push_back(
            area.number.value_or("-") + " " + area.title + " " + std::to_string(area.strengths.size()) + "/"
            + std::to_string(area.considerations.size())
        );
    }
    return counts;
}

inline std::string person(const TeamMember& member) {
    return member.name + " | " + member.organisation.value_or("-") + " | " + member.role.value_or("-");
}

}  // namespace dueregard::assessment
