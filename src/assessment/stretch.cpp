#include "assessment/stretch.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace dueregard::assessment {

namespace {

using documents::Block;
using documents::BlockKind;

constexpr std::size_t farthest_list = 200;  // blocks
constexpr std::size_t longest_label = 8;    // words of a line that can stand for a heading

bool is_list(Meaning meaning) {
    return meaning != Meaning::none && meaning != Meaning::general && meaning != Meaning::conclusion;
}

bool is_finding(Meaning meaning) {
    return meaning == Meaning::strengths || meaning == Meaning::considerations;
}

int number_of(const std::string& text) {
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : 0;
}

/// "Recommendation 3: Train all managers".
bool is_one_recommendation(const Block& block) {
    const auto words = words_of(block.text);
    return words.size() >= 2 && words[0] == "recommendation" && is_digit(words[1].front());
}

/// "1.2 The team was:" leads in to what follows, though it is numbered as paragraphs of reports are.
bool is_numbered_lead_in(const Block& block) {
    return block.kind == BlockKind::list_item && block.number.contains('.')
           && meaning_of_lead_in(block.text) == Meaning::team;
}

struct Above {
    int level = 0;
    std::size_t index = 0;
    Meaning meaning = Meaning::none;
    bool holds_findings = false;
};

class StretchFinder {
public:
    explicit StretchFinder(const documents::Document& document) : blocks_(document.blocks) {}

    std::vector<Stretch> run() {
        open_ = Stretch{};
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (const auto level = heading_level(i))
                take_heading(i, *level);
            else if (blocks_[i].kind == BlockKind::paragraph || is_numbered_lead_in(blocks_[i]))
                take_paragraph(i);
        }
        close(blocks_.size());
        return std::move(stretches_);
    }

private:
    /// Headings, and short lines that say what a list below them holds.
    [[nodiscard]] std::optional<int> heading_level(std::size_t i) const {
        const auto& block = blocks_[i];
        if (block.kind == BlockKind::heading) return block.level;
        if (block.kind != BlockKind::paragraph || words_of(block.text).size() > longest_label)
            return std::nullopt;
        if (block.text.ends_with('.') || block.text.ends_with('?')) return std::nullopt;
        const auto found = meaning_of_heading(block.text);
        if (found.meaning == Meaning::none && is_above_findings(i)) return last_level_ + 1;
        if (!is_list(found.meaning) || !found.rest.empty()) return std::nullopt;
        return is_finding(open_.meaning) && is_finding(found.meaning) ? open_.level : last_level_ + 1;
    }

    /// A short line just above "Strengths" names their area, though it looks like text.
    [[nodiscard]] bool is_above_findings(std::size_t i) const {
        if (i == 0 || i + 1 == blocks_.size() || blocks_[i].text.ends_with(':')) return false;
        const auto& next = blocks_[i + 1];
        if (next.kind != BlockKind::heading && next.kind != BlockKind::paragraph) return false;
        const auto found = meaning_of_heading(next.text);
        const bool is_area_above = next.kind == BlockKind::heading && next.level <= last_level_ + 1;
        return is_finding(found.meaning) && found.rest.empty() && !is_area_above;
    }

    void take_heading(std::size_t i, int level) {
        const auto& block = blocks_[i];
        if (is_one_recommendation(block)) {
            if (open_.meaning != Meaning::recommendations) open(i, i, level, {Meaning::recommendations, ""});
            return;
        }
        auto found = meaning_of_heading(block.text);
        if (const auto lead_in = meaning_of_lead_in(block.text); !is_list(found.meaning) && is_list(lead_in))
            found = {.meaning = lead_in, .rest = ""};
        if (found.meaning == Meaning::none && is_list(open_.meaning) && !open_.is_lead_in
            && is_subheading(i, level)) {
            if (is_finding(open_.meaning) && (!open_.area || is_turned_)) open_area_below(i);
            return;
        }
        is_turned_ = false;
        pop(level, found.meaning, i);
        open(i, i + 1, level, found);
        above_.push_back({.level = level, .index = i, .meaning = found.meaning, .holds_findings = false});
        if (block.kind == BlockKind::heading && !is_finding(found.meaning)) last_level_ = level;
    }

    void take_paragraph(std::size_t i) {
        const auto meaning = meaning_of_lead_in(blocks_[i].text);
        if (is_list(meaning) && meaning != open_.meaning) {
            open(i, i + 1, last_level_ + 1, {meaning, ""});
            open_.is_lead_in = true;
            return;
        }
        // The list that a sentence led in to has ended.
        const bool ends = open_.is_lead_in && open_.meaning != Meaning::team && i > start_
                          && blocks_[i - 1].kind == BlockKind::list_item
                          && (i + 1 == blocks_.size() || blocks_[i + 1].kind != BlockKind::list_item);
        if (!ends) return;
        open(i, i, last_level_ + 1, {Meaning::general, ""});
    }

    /// A heading that only groups what stands in the open list, or goes on with its numbers.
    [[nodiscard]] bool is_subheading(std::size_t i, int level) const {
        if (level > open_.level) return true;
        if (level < open_.level || !blocks_[i].number.empty()) return false;
        if (i + 1 >= blocks_.size() || blocks_[i + 1].kind != BlockKind::list_item) return false;
        const int next = number_of(blocks_[i + 1].number);
        if (next > 1 && next == last_number_before(i) + 1) return true;
        return is_finding(open_.meaning) && open_.area.has_value() && other_list_follows(i, level);
    }

    [[nodiscard]] int last_number_before(std::size_t i) const {
        for (auto at = i; at > start_; --at) {
            const int number = number_of(blocks_[at - 1].number);
            if (blocks_[at - 1].kind == BlockKind::list_item && number > 0) return number;
        }
        return 0;
    }

    /// The area's other list comes before any heading of another kind.
    [[nodiscard]] bool other_list_follows(std::size_t i, int level) const {
        const auto end = std::min(blocks_.size(), i + farthest_list);
        for (auto next = i + 1; next < end; ++next) {
            if (blocks_[next].kind != BlockKind::heading) continue;
            const auto meaning = meaning_of_heading(blocks_[next].text).meaning;
            if (is_finding(meaning))
                return meaning != open_.meaning && blocks_[next - 1].kind != BlockKind::heading;
            if (blocks_[next].level < level || meaning != Meaning::none) return false;
            if (next + 1 < blocks_.size() && blocks_[next + 1].kind == BlockKind::heading) return false;
        }
        return false;
    }

    /// Below a heading such as "Strengths" that stands in no area, each subheading is one.
    void open_area_below(std::size_t i) {
        auto area = numbered_title(blocks_[i].number, blocks_[i].text);
        auto next = open_;
        close(i);
        next.area = std::move(area);
        next.at = blocks_[i].at;
        open_ = std::move(next);
        start_ = i + 1;
        is_turned_ = true;
    }

    void pop(int level, Meaning meaning, std::size_t i) {
        while (!above_.empty()) {
            const auto& last = above_.back();
            const bool stays = last.level < level
                               || (last.level == level && is_finding(meaning) && last.meaning == Meaning::none
                                   && (last.holds_findings || is_just_above(last.index, i)));
            if (stays) return;
            above_.pop_back();
        }
    }

    /// Nothing but paragraphs between the two.
    [[nodiscard]] bool is_just_above(std::size_t heading, std::size_t i) const {
        return std::all_of(
            blocks_.begin() + static_cast<std::ptrdiff_t>(heading) + 1,
            blocks_.begin() + static_cast<std::ptrdiff_t>(i),
            [](const Block& block) { return block.kind == BlockKind::paragraph; }
        );
    }

    void open(std::size_t i, std::size_t first, int level, const HeadingMeaning& found) {
        close(i);
        const auto& block = blocks_[i];
        open_ = Stretch{};
        open_.meaning = found.meaning;
        open_.title = squeezed(block.text);
        open_.level = level;
        open_.at = block.at;
        start_ = first;
        if (is_finding(found.meaning) && !found.rest.empty()) {
            open_.area = numbered_title(block.number, found.rest);
            return;
        }
        open_.story = found.rest;
        while (open_.story.ends_with('*'))
            open_.story.pop_back();
        if (found.meaning == Meaning::none && block.kind == BlockKind::heading && i > 0)
            open_.area = numbered_title(block.number, block.text);
        else
            name_area();
    }

    /// By the nearest heading above that says neither what its lists hold nor that it is none.
    void name_area() {
        for (auto above = above_.rbegin(); above != above_.rend(); ++above) {
            const auto& block = blocks_[above->index];
            if (above->meaning == Meaning::none && !is_title(above->index)) {
                open_.area = numbered_title(block.number, block.text);
                above->holds_findings = above->holds_findings || is_finding(open_.meaning);
                return;
            }
            if (is_list(above->meaning)) continue;
            open_.section = squeezed(block.text);
            return;
        }
    }

    /// What the document opens with is its own name, unless it counts.
    [[nodiscard]] bool is_title(std::size_t index) const {
        const auto before = blocks_.first(index);
        const bool opens =
            std::ranges::all_of(before, [](const Block& block) { return block.kind == BlockKind::heading; });
        return opens && !numbered_title(blocks_[index].number, blocks_[index].text).number;
    }

    void close(std::size_t end) {
        if (end > start_ || !open_.story.empty()) {
            open_.blocks = blocks_.subspan(start_, end - start_);
            stretches_.push_back(open_);
        }
        start_ = end;
    }

    std::span<const Block> blocks_;
    std::vector<Stretch> stretches_;
    std::vector<Above> above_;
    Stretch open_;
    std::size_t start_ = 0;
    int last_level_ = 0;
    bool is_turned_ = false;  ///< the open list holds areas, instead of standing in one
};

}  // namespace

std::vector<Stretch> stretches_of(const documents::Document& document) {
    return StretchFinder(document).run();
}

}  // namespace dueregard::assessment
