#pragma once
// What employers have published: the files of the government's gender pay gap service, one a year
// (https://gender-pay-gap.service.gov.uk/viewing/download, Open Government Licence v3.0).

#include "documents/read_document.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

struct PublishedReturn {
    std::string employer;
    std::int64_t mean_tenths = 0;
    std::int64_t median_tenths = 0;
    friend bool operator==(const PublishedReturn&, const PublishedReturn&) = default;
};

/// The councils among them: public bodies of general administration (SIC 84110) that are called a council, a
/// borough, a city or a county. Columns by their headings, in any year's order. Refuses another file.
[[nodiscard]] std::expected<std::vector<PublishedReturn>, documents::Refusal>
read_published_returns(std::string_view csv);

/// Where one gap stands among others, in tenths of a percent.
struct GapAmongOthers {
    std::int64_t own = 0;
    std::int64_t lower = 0;   ///< how many have a lower gap
    std::int64_t same = 0;    ///< the same
    std::int64_t higher = 0;  ///< a higher one
    std::int64_t lower_quartile = 0;
    std::int64_t median = 0;
    std::int64_t upper_quartile = 0;
    friend bool operator==(const GapAmongOthers&, const GapAmongOthers&) = default;
};

struct ReturnComparison {
    std::string source;  ///< what the file was called
    std::int64_t councils = 0;
    GapAmongOthers mean;
    GapAmongOthers median;
    friend bool operator==(const ReturnComparison&, const ReturnComparison&) = default;
};

/// Of at least one return.
[[nodiscard]] ReturnComparison
compare(const PublishedReturn& own, const std::vector<PublishedReturn>& others, std::string source);

/// Whole sentences: "Among 352 councils the number with a lower one is 120 …".
[[nodiscard]] std::vector<std::string> comparison_sentences(const ReturnComparison& comparison);

}  // namespace dueregard::monitoring
