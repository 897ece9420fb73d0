#include "assessment/response.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

constexpr std::size_t longest_text = 10'000;

struct KindRow {
    ResponseKind kind;
    std::string_view name;
    std::string_view title;
};

constexpr std::array kind_rows = {
    KindRow{ResponseKind::correction, "correction", "Correction"},
    KindRow{ResponseKind::dispute, "dispute", "Dispute"},
    KindRow{ResponseKind::context, "context", "Context"},
    KindRow{ResponseKind::accepted, "accepted", "Accepted"},
    KindRow{ResponseKind::accepted_in_part, "accepted_in_part", "Accepted in part"},
    KindRow{ResponseKind::promise, "promise", "Promise"},
    KindRow{ResponseKind::question, "question", "Question"},
    KindRow{ResponseKind::thanks, "thanks", "Thanks"},
};

constexpr auto kinds_in_order = [] {
    std::array<ResponseKind, kind_rows.size()> kinds{};
    std::ranges::transform(kind_rows, kinds.begin(), &KindRow::kind);
    return kinds;
}();

struct StateRow {
    ResponseState state;
    std::string_view name;
    std::string_view title;
};

constexpr std::array state_rows = {
    StateRow{ResponseState::draft, "draft", "Draft"},
    StateRow{ResponseState::handed_over, "handed_over", "Handed over"},
    StateRow{ResponseState::agreed, "agreed", "Agreed by the peers"},
    StateRow{ResponseState::declined, "declined", "Declined by the peers"},
    StateRow{ResponseState::withdrawn, "withdrawn", "Withdrawn"},
};

const KindRow& row_of(ResponseKind kind) {
    const auto* const row = std::ranges::find(kind_rows, kind, &KindRow::kind);
    ensure(row != kind_rows.end(), "a kind is missing from the table of kinds of response");
    return *row;
}

const StateRow& row_of(ResponseState state) {
    const auto* const row = std::ranges::find(state_rows, state, &StateRow::state);
    ensure(row != state_rows.end(), "a state is missing from the table of states of a response");
    return *row;
}

bool has_any(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        return contains_ignoring_case(text, word);
    });
}

/// Where the passage stands in the text, white space apart: its start and length there.
struct Found {
    std::size_t start = 0;
    std::size_t length = 0;
};

std::optional<Found> find_passage(std::string_view text, std::string_view passage) {
    const auto wanted = squeezed(passage);
    if (wanted.empty()) return std::nullopt;
    for (std::size_t start = 0; start < text.size(); ++start) {
        std::size_t at = start;
        std::size_t matched = 0;
        while (matched < wanted.size() && at < text.size()) {
            if (wanted[matched] == ' ' && is_space(text[at])) {
                while (at < text.size() && is_space(text[at]))
                    ++at;
                ++matched;
            } else if (wanted[matched] == text[at]) {
                ++at;
                ++matched;
            } else {
                break;
            }
        }
        if (matched == wanted.size()) return Found{.start = start, .length = at - start};
    }
    return std::nullopt;
}

/// It begins after the comment's anchor: the comment cannot be about it.
bool is_after(const ChallengeFinding& finding, const documents::Comment& comment) {
    return finding.at.line > 0 && comment.anchor.line > 0 && finding.at.line > comment.anchor.line;
}

/// The finding whose words hold the commented sentence, or at least the passage; of several the last.
const ChallengeFinding*
finding_of(const documents::Comment& comment, std::span<const ChallengeFinding> findings) {
    for (const auto& words : {comment.quoted_from, comment.quote}) {
        const ChallengeFinding* best = nullptr;
        for (const auto& finding : findings) {
            if (is_after(finding, comment) || !find_passage(finding.text, words)) continue;
            if (best == nullptr || finding.at.line >= best->at.line) best = &finding;
        }
        if (best != nullptr) return best;
    }
    return nullptr;
}

}  // namespace

std::span<const ResponseKind> all_response_kinds() {
    return kinds_in_order;
}

std::string_view name_of(ResponseKind kind) {
    return row_of(kind).name;
}

std::string_view title_of(ResponseKind kind) {
    return row_of(kind).title;
}

std::optional<ResponseKind> response_kind_named(std::string_view name) {
    const auto* const row = std::ranges::find(kind_rows, name, &KindRow::name);
    return row == kind_rows.end() ? std::nullopt : std::optional(row->kind);
}

std::string_view name_of(ResponseState state) {
    return row_of(state).name;
}

std::string_view title_of(ResponseState state) {
    return row_of(state).title;
}

std::optional<ResponseState> response_state_named(std::string_view name) {
    const auto* const row = std::ranges::find(state_rows, name, &StateRow::name);
    return row == state_rows.end() ? std::nullopt : std::optional(row->state);
}

ResponseKind suggested_kind(std::string_view text) {
    constexpr std::array thanks = {std::string_view("thank")};
    constexpr std::array corrections = std::to_array<std::string_view>(
        {"should read",
         "should say",
         "factual",
         "incorrect",
         "inaccura",
         "not correct",
         "typo",
         "replace ",
         "in fact"}
    );
    constexpr std::array promises = std::to_array<std::string_view>(
        {" will ", "we'll ", "we’ll ", "plan to ", "going to ", "intend to ", "are to ", "to be introduced"}
    );
    constexpr std::array disputes = std::to_array<std::string_view>(
        {"disagree", "do not agree", "don't agree", "don’t agree", "do not recognise", "not accept"}
    );
    const auto words = " " + squeezed(text) + " ";
    if (has_any(words, disputes)) return ResponseKind::dispute;
    if (has_any(words, corrections)) return ResponseKind::correction;
    if (has_any(words, promises)) return ResponseKind::promise;
    if (trimmed(text).ends_with('?')) return ResponseKind::question;
    if (has_any(words, thanks)) return ResponseKind::thanks;
    return ResponseKind::context;
}

Faults faults_of(const FindingResponse& response, const std::optional<ChallengeFinding>& finding) {
    Faults faults;
    if (response.text.empty()) faults.push_back({"text", "Enter what the council says"});
    if (character_count(response.text) > longest_text)
        faults.push_back({"text", "What the council says must be 10,000 characters or fewer"});
    if (!response.kind) faults.push_back({"kind", "Select what kind of response it is"});
    if (finding && !response.quote.empty() && response.quoted_from.empty()
        && !find_passage(finding->text, response.quote))
        faults.push_back({"quote", "Copy the passage as it stands in the finding"});
    if (response.kind == ResponseKind::correction) {
        if (response.quote.empty()) faults.push_back({"quote", "Enter the words that should be corrected"});
        if (response.new_wording.empty())
            faults.push_back({"new_wording", "Enter the words that should stand there instead"});
    }
    return faults;
}

std::optional<std::string> corrected(const ChallengeFinding& finding, const FindingResponse& correction) {
    const auto passage = find_passage(finding.text, correction.quote);
    if (!passage) return std::nullopt;
    auto text = finding.text;
    text.replace(passage->start, passage->length, correction.new_wording);
    return text;
}

std::vector<FindingResponse>
responses_in(std::span<const documents::Comment> comments, std::span<const ChallengeFinding> findings) {
    std::vector<FindingResponse> responses;
    for (const auto& comment : comments) {
        FindingResponse response;
        response.number = comment.number;
        response.quote = comment.quote;
        response.quoted_from = comment.quoted_from;
        response.text = comment.text;
        response.at = comment.anchor;
        if (const auto* const finding = finding_of(comment, findings)) response.finding = finding->id;
        responses.push_back(std::move(response));
    }
    return responses;
}

bool can_be_handed_over(const FindingResponse& response) {
    return response.state == ResponseState::draft && response.kind.has_value();
}

bool can_be_decided(const FindingResponse& response) {
    return response.state == ResponseState::handed_over && response.kind == ResponseKind::correction;
}

}  // namespace dueregard::assessment
