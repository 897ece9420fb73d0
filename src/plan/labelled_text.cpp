#include "plan/labelled_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace dueregard::plan {

namespace {

constexpr std::size_t longest_label = 60;
constexpr std::string_view dashes[] = {" - ", " – ", " — "};

struct FoundLabel {
    ColumnRole role = ColumnRole::none;
    std::size_t begin = 0;
    std::size_t value = 0;
    bool has_dash = false;  ///< parted from its value by a dash, not by a colon
};

std::string_view without_emphasis(std::string_view text) {
    while (!text.empty() && (text.front() == '*' || text.front() == '_' || is_space(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == '*' || text.back() == '_' || is_space(text.back())))
        text.remove_suffix(1);
    return text;
}

/// May a label begin here: at the start, after a mark that ends what stands before, or with a capital after a
/// space, where the ends of lines were lost?
bool may_begin(std::string_view line, std::size_t at) {
    if (at == 0) return true;
    auto before = line.substr(0, at);
    while (!before.empty() && (is_space(before.back()) || before.back() == '*' || before.back() == '_'))
        before.remove_suffix(1);
    if (before.empty()) return true;
    if (before.size() == at) return before.ends_with('(') || before.ends_with('[');
    if (line[at] >= 'A' && line[at] <= 'Z') return true;
    for (const std::string_view mark :
         {".", ";", "|", "(", ",", ")", "]", "[", "-", "–", "—", "•", "·", "/"}) {
        if (before.ends_with(mark)) return true;
    }
    return false;
}

std::optional<FoundLabel> label_at(std::string_view line, std::size_t at) {
    const auto window = line.substr(at, longest_label);
    const auto colon = window.find_first_of(":;.|");
    const bool has_colon = colon != std::string_view::npos && window[colon] == ':';
    if (has_colon && !window.substr(colon).starts_with("://")) {
        const auto role = role_of_label(without_emphasis(window.substr(0, colon)));
        if (role) return FoundLabel{.role = *role, .begin = at, .value = at + colon + 1};
    }
    for (const auto dash : dashes) {
        const auto found = window.find(dash);
        if (found == std::string_view::npos) continue;
        const auto role = role_of_label(without_emphasis(window.substr(0, found)));
        if (role)
            return FoundLabel{
                .role = *role, .begin = at, .value = at + found + dash.size(), .has_dash = true
            };
    }
    return std::nullopt;
}

/// Without the marks that part it from its neighbours, and without a bracket that only its partner elsewhere
/// closes.
std::string_view bare(std::string_view text) {
    text = without_emphasis(trimmed(text));
    while (!text.empty()) {
        const char last = text.back();
        const bool is_open =
            last == '(' || last == '[' || last == '|' || last == ';' || last == ',' || last == '/';
        const bool is_unmatched =
            (last == ')' && !text.contains('(')) || (last == ']' && !text.contains('['));
        std::size_t dash = 0;
        for (const std::string_view mark : {"-", "–", "—", "•", "·"}) {
            if (text.ends_with(mark)) dash = mark.size();
        }
        if (!is_open && !is_unmatched && dash == 0) return text;
        text = without_emphasis(text.substr(0, text.size() - (dash == 0 ? 1 : dash)));
    }
    return text;
}

std::vector<FoundLabel> labels_in(std::string_view line) {
    std::vector<FoundLabel> labels;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool is_start = is_letter(line[at]) || static_cast<unsigned char>(line[at]) >= 0xC3;
        if (!is_start || !may_begin(line, at)) continue;
        const auto label = label_at(line, at);
        if (!label) continue;
        labels.push_back(*label);
        at = label->value - 1;
    }
    // One dash within a line may part anything; two labels with dashes are a manner of writing.
    const auto is_doubtful = [](const FoundLabel& label) { return label.has_dash && label.begin > 0; };
    if (std::ranges::count_if(labels, &FoundLabel::has_dash) < 2) std::erase_if(labels, is_doubtful);
    return labels;
}

}  // namespace

LabelledText labelled(std::string_view line) {
    const auto labels = labels_in(line);
    if (labels.empty()) return {.before = line, .values = {}};
    LabelledText text{.before = bare(line.substr(0, labels.front().begin)), .values = {}};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto end = i + 1 < labels.size() ? labels[i + 1].begin : line.size();
        text.values.push_back(
            {.role = labels[i].role, .value = bare(line.substr(labels[i].value, end - labels[i].value))}
        );
    }
    return text;
}

}  // namespace dueregard::plan
