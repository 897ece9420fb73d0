#include "plan/report_cell.hpp"

#include "base/text.hpp"
#include "plan/date_scanner.hpp"
#include "plan/ref.hpp"
#include "plan/wording.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_printed_status = 60;
constexpr std::size_t longest_odd_ref = 12;
constexpr std::size_t most_words_of_status = 6;
constexpr std::size_t fewest_words_of_commentary = 2;

bool says_nothing(std::string_view text) {
    constexpr std::array<std::string_view, 10> nothings = {
        "", "-", "–", "—", "n/a", "na", "nil", "none", ".", "--"
    };
    auto small = lower_ascii(trimmed(text));
    if (small.size() > 1 && small.ends_with('.')) small.pop_back();
    return std::ranges::find(nothings, small) != nothings.end();
}

std::vector<std::string> lines_stated(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto line : lines_of(text)) {
        auto squeezed_line = squeezed(line);
        if (!squeezed_line.empty()) lines.push_back(std::move(squeezed_line));
    }
    return lines;
}

/// The status itself where a story follows it: "Green", "Completed".
std::string printed_status_of(std::string_view text) {
    auto whole = squeezed(text);
    if (whole.size() <= longest_printed_status) return whole;
    const auto tokens = tokens_of(whole);
    for (std::size_t at = 1; at < tokens.size() && tokens[at].begin <= longest_printed_status; ++at) {
        const bool is_end = tokens[at].is(".") || tokens[at].is("-") || tokens[at].is(":")
                            || tokens[at].is(";") || tokens[at].is(",");
        if (is_end) return std::string(trimmed(std::string_view(whole).substr(0, tokens[at].begin)));
    }
    return whole;
}

}  // namespace

std::optional<std::string> stated(std::string_view text) {
    if (says_nothing(text)) return std::nullopt;
    return squeezed(text);
}

std::optional<std::string> stated_in_lines(std::string_view text) {
    if (says_nothing(text)) return std::nullopt;
    return join(lines_stated(text), "\n");
}

std::optional<std::string> stated_as_list(std::string_view text) {
    if (says_nothing(text)) return std::nullopt;
    auto lines = lines_stated(text);
    for (auto& line : lines) {
        while (line.ends_with(',') || line.ends_with(';'))
            line.pop_back();
    }
    return join(lines, ", ");
}

void set_ref(ReportedMeasure& measure, std::string_view printed, std::string* rest) {
    if (says_nothing(printed)) return;
    auto text = squeezed(printed);
    const auto leading = leading_ref(text);
    if (leading && !leading->rest.empty() && !parse_ref(text)) {
        if (rest != nullptr) *rest = std::string(leading->rest);
        text = std::string(leading->printed);
    } else if (!parse_ref(text) && text.size() > longest_odd_ref) {
        if (rest != nullptr) *rest = text;
        return;
    }
    while (text.size() > 1 && (text.ends_with('.') || text.ends_with(':')))
        text.pop_back();
    measure.ref = text;
    measure.printed_ref = std::move(text);
}

std::string_view without_leading_ref(ReportedMeasure& measure, std::string_view text) {
    const auto leading = leading_ref(text);
    if (!leading || measure.ref) return text;
    if (leading->rest.empty() && !leading->is_certain) return text;
    measure.ref = squeezed(leading->printed);
    measure.printed_ref = measure.ref;
    return leading->rest;
}

void set_status(ReportedMeasure& measure, std::string_view printed, const Legend& legend) {
    if (trimmed(printed).empty()) return;
    measure.printed_status = printed_status_of(printed);
    measure.status = legend.meaning(printed);
}

void set_status_and_commentary(ReportedMeasure& measure, std::string_view printed, const Legend& legend) {
    const auto tokens = tokens_of(printed);
    std::size_t words = 0;
    for (std::size_t at = 0; at + 1 < tokens.size() && words <= most_words_of_status; ++at) {
        if (tokens[at].kind == TokenKind::word) ++words;
        const auto between = printed.substr(tokens[at].end, tokens[at + 1].begin - tokens[at].end);
        const bool is_end = tokens[at].is(".") || tokens[at].is(":") || tokens[at].is(";")
                            || tokens[at].is("-") || between.contains('\n');
        const auto head =
            trimmed(printed.substr(0, between.contains('\n') ? tokens[at].end : tokens[at].begin));
        const auto rest = trimmed(printed.substr(tokens[at].end));
        if (!is_end || at == 0 || words_of(rest).size() < fewest_words_of_commentary || !legend.meaning(head))
            continue;
        set_status(measure, head, legend);
        if (!measure.commentary) measure.commentary = stated_in_lines(rest);
        return;
    }
    set_status(measure, printed, legend);
    const bool is_story = words_of(printed).size() > most_words_of_status;
    if (is_story && !measure.commentary) measure.commentary = stated_in_lines(printed);
}

void set_due(ReportedMeasure& measure, std::string_view printed) {
    measure.printed_due = stated_as_list(printed);
    if (measure.printed_due) measure.due = parse_due(printed);
}

void set_due_from_action(ReportedMeasure& measure) {
    if (measure.printed_due) return;
    for (const auto sentence : sentences_of(measure.action)) {
        if (auto due = due_in_prose(sentence)) measure.due = std::move(due);
    }
    if (measure.due) measure.printed_due = measure.due->words;
}

void set_owner_and_due(ReportedMeasure& measure, std::string_view printed) {
    const auto tokens = tokens_of(printed);
    const auto dates = find_dates(tokens, Reading::cell);
    if (dates.empty()) {
        measure.owner = stated_as_list(printed);
        return;
    }
    const auto& first = dates.front();
    auto end = first.first;
    while (end > 0
           && (tokens[end - 1].kind == TokenKind::mark || tokens[end - 1].is("by")
               || tokens[end - 1].is("end") || tokens[end - 1].is("of") || tokens[end - 1].is("the"))) {
        --end;
    }
    const auto begin = end < tokens.size() ? tokens[end].begin : printed.size();
    measure.owner = stated_as_list(printed.substr(0, begin));
    const auto& last = tokens[dates.back().first + dates.back().count - 1];
    set_due(measure, text_of(printed, tokens[first.first], last));
}

}  // namespace dueregard::plan
