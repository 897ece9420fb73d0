#include "plan/implication_reader.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace dueregard::plan {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t most_words = 9;
constexpr std::size_t longest_label = 60;

bool is_implication_word(std::string_view word) {
    return word == "implications" || word == "implication" || word == "considerations" || word == "impact"
           || word == "goblygiadau" || word == "comments" || word == "issues";
}

/// "Financial implications", "Implications for equality": the words beside the one that says what it is.
std::optional<std::string> kind_in(std::string_view title) {
    auto words = words_of(title);
    if (words.size() < 2 || words.size() > most_words) return std::nullopt;
    const bool is_at_end = is_implication_word(words.back());
    const bool is_at_front = words.front() == "implications" || words.front() == "goblygiadau";
    if (!is_at_end && !is_at_front) return std::nullopt;
    if (is_at_end)
        words.pop_back();
    else
        words.erase(words.begin());
    while (!words.empty() && (words.front() == "for" || words.front() == "of" || words.front() == "the"))
        words.erase(words.begin());
    if (words.empty() || words.front() == "areas" || words.front() == "other") return std::nullopt;
    return join(words, " ");
}

/// "Considerations" and "impact" head other things as well; beside these words they are what a decision
/// means.
bool is_known_kind(std::string_view kind) {
    return says_one_of(kind, {"financial",
                              "finance",
                              "legal",
                              "law",
                              "equality",
                              "equalities",
                              "risk",
                              "staffing",
                              "human resources",
                              "hr",
                              "resource",
                              "resources",
                              "environmental",
                              "climate",
                              "climate change",
                              "carbon",
                              "sustainability",
                              "policy",
                              "crime",
                              "health",
                              "property",
                              "procurement",
                              "data protection",
                              "privacy",
                              "consultation",
                              "workforce",
                              "social value",
                              "children",
                              "safeguarding",
                              "welsh language",
                              "ariannol",
                              "cyfreithiol",
                              "corporate",
                              "ict",
                              "human rights",
                              "wellbeing",
                              "governance",
                              "community safety",
                              "budget",
                              "personnel",
                              "reputational",
                              "it"});
}

std::string text_of(const std::vector<const Block*>& body) {
    std::string text;
    for (const auto* block : body) {
        if (block->kind == BlockKind::table) continue;
        if (!text.empty()) text += '\n';
        text += squeezed(block->text);
    }
    return text;
}

bool is_alone(std::string_view title) {
    const auto words = words_of(title);
    return !words.empty() && words.size() <= 3 && words.back() == "implications"
           && (words.size() == 1 || words.front() == "other" || words.front() == "corporate");
}

/// "Financial: …"; below "Implications" a label may also end as a sentence does, "Financial. The costs …", or
/// with a dash.
std::size_t end_of_label(std::string_view text, bool is_below) {
    const auto start = text.substr(0, longest_label);
    const auto colon = start.find(':');
    if (colon != std::string_view::npos || !is_below) return colon;
    for (const std::string_view mark : {". ", " - ", " – ", " — "}) {
        const auto at = start.find(mark);
        const bool is_label =
            at != std::string_view::npos && is_known_kind(join(words_of(start.substr(0, at)), " "));
        if (is_label && words_of(start.substr(0, at)).size() <= 3) return at + mark.size() - 1;
    }
    return std::string_view::npos;
}

class ImplicationFinder {
public:
    explicit ImplicationFinder(const std::vector<DocumentPart>& parts) : parts_(parts) {}

    std::vector<Implication> run() {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            take(i);
        return std::move(found_);
    }

private:
    void take(std::size_t index) {
        const auto& part = parts_[index];
        const auto around = part_around(parts_, index);
        if (part.heading != nullptr && !part.is_title) {
            auto kind = kind_in(part.title);
            const bool is_named = contains_ignoring_case(part.title, "implication")
                                  || contains_ignoring_case(part.title, "goblygiadau");
            if (kind && !is_named && !is_known_kind(*kind)) kind.reset();
            if (part.heading->kind == BlockKind::table) kind.reset();
            const bool is_below = around != index && is_alone(parts_[around].title);
            if (!kind && is_below && words_of(part.title).size() <= 4) kind = join(words_of(part.title), " ");
            if (kind) add(*std::move(kind), text_of(part.body), part.heading->at);
        }
        for (const auto* block : part.body)
            take_block(*block, is_alone(part.title));
    }

    void take_block(const Block& block, bool is_below) {
        if (block.kind == BlockKind::table) {
            // A heading "Implication | Comment" says it of all its rows.
            const auto& head = block.table.rows.front().cells;
            const bool heads = !head.empty() && is_implication_word(lower_ascii(trimmed(head.front().text)));
            for (const auto& row : block.table.rows)
                take_row(row, is_below || heads);
            return;
        }
        const auto end = end_of_label(block.text, is_below);
        if (end == std::string_view::npos) return;
        const auto label = std::string_view(block.text).substr(0, end);
        auto kind = kind_in(label);
        const auto behind = squeezed(std::string_view(block.text).substr(end + 1));
        if (behind.empty()) return;
        if (!kind && is_below && words_of(label).size() <= 3) kind = join(words_of(label), " ");
        if (kind && is_known_kind(*kind)) add(*std::move(kind), behind, block.at);
    }

    void take_row(const documents::Row& row, bool is_below) {
        if (row.cells.size() < 2 || is_implication_word(lower_ascii(trimmed(row.cells.front().text)))
            || row.cells.front().text.size() > longest_label)
            return;
        auto kind = kind_in(row.cells.front().text);
        const auto words = words_of(row.cells.front().text);
        if (!kind && is_below && !words.empty() && words.size() <= 4) kind = join(words, " ");
        if (kind && is_known_kind(*kind)) add(*std::move(kind), squeezed(row.cells[1].text), row.cells[1].at);
    }

    void add(std::string kind, std::string text, const documents::Place& at) {
        const auto same = std::ranges::find(found_, kind, &Implication::kind);
        if (same == found_.end())
            found_.push_back({.kind = std::move(kind), .text = std::move(text), .at = at});
    }

    const std::vector<DocumentPart>& parts_;
    std::vector<Implication> found_;
};

}  // namespace

std::vector<Implication> implications_in(const std::vector<DocumentPart>& parts) {
    return ImplicationFinder(parts).run();
}

}  // namespace dueregard::plan
