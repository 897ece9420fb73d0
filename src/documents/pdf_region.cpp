#include "base/text.hpp"
#include "documents/pdf_table.hpp"
#include "documents/text_line.hpp"

#include <algorithm>
#include <utility>

namespace dueregard::documents {

namespace {

using Lines = std::span<const PdfLine>;

constexpr double wide = 0.8;    // ems: opens a region
constexpr double wider = 1.25;  // times the usual space between words: a gutter is at least so wide
constexpr double longest_step = 4.5;
constexpr std::size_t lines_that_settle = 4;
constexpr double far_right = 100'000.0;

struct Stretch {
    double left = 0.0;
    double right = 0.0;
};

bool is_bullet(const PdfWord& word) {
    const auto text = word.text + " x";
    const auto marker = marker_of(text);
    return marker.kind == MarkerKind::bullet && marker.rest == "x";
}

bool is_number(const PdfWord& word) {
    const auto text = word.text + " X";
    const auto marker = marker_of(text);
    return marker.kind == MarkerKind::number && marker.rest == "X";
}

double narrow(const PdfLine& line) {
    return wider * line.space;
}

/// Runs of words with no more than `most` points between them; a bullet belongs to the word behind it.
std::vector<Stretch> stretches_of(const PdfLine& line, double most) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const auto& word = line.words[i];
        const bool goes_on = !stretches.empty()
                             && (word.left - stretches.back().right <= most
                                 || (i == 1 && is_bullet(line.words.front())
                                     && word.left - stretches.back().right <= 2.5 * line.em()));
        if (goes_on)
            stretches.back().right = std::max(stretches.back().right, word.right);
        else
            stretches.push_back({.left = word.left, .right = word.right});
    }
    return stretches;
}

/// A number and one text behind it open a paragraph, not a table.
bool opens_columns(const PdfLine& line) {
    const auto stretches = stretches_of(line, wide * line.em());
    if (stretches.size() < 2) return false;
    const bool is_item = is_number(line.words.front()) && line.words.size() > 1;
    return !is_item || stretches.size() > 2;
}

std::vector<Gutter> white_of(const PdfLine& line) {
    std::vector<Gutter> white;
    double from = -far_right;
    for (const auto& stretch : stretches_of(line, narrow(line))) {
        white.push_back({.left = from, .right = stretch.left});
        from = stretch.right;
    }
    white.push_back({.left = from, .right = far_right});
    return white;
}

std::vector<Gutter> shared(const std::vector<Gutter>& one, const std::vector<Gutter>& other, double least) {
    std::vector<Gutter> both;
    for (const auto& a : one) {
        for (const auto& b : other) {
            const Gutter gutter{.left = std::max(a.left, b.left), .right = std::min(a.right, b.right)};
            if (gutter.width() >= least) both.push_back(gutter);
        }
    }
    return both;
}

class RegionFinder {
public:
    RegionFinder(Lines lines, std::size_t first) : lines_(lines) { region_.first = first; }

    std::optional<ColumnRegion> run(const std::vector<Gutter>* open) {
        if (open != nullptr) {
            white_ = with_margins(*open);
            left_ = -far_right;
            right_ = far_right;
        } else {
            if (!opens_columns(lines_[region_.first])) return std::nullopt;
            white_ = white_of(lines_[region_.first]);
            note(lines_[region_.first]);
            region_.spans.push_back(false);
        }
        is_open_ = open != nullptr;
        region_.last = region_.first + region_.spans.size();
        while (region_.last < lines_.size() && take(region_.last)) {}
        drop_spans_at_end();
        region_.gutters = interior();
        drop_columns_of_bullets();
        if (region_.gutters.empty() || region_.last == region_.first) return std::nullopt;
        take_lines_above();
        return std::move(region_);
    }

private:
    static std::vector<Gutter> with_margins(const std::vector<Gutter>& gutters) {
        auto white = gutters;
        white.insert(white.begin(), {.left = -far_right, .right = -far_right / 2});
        white.push_back({.left = far_right / 2, .right = far_right});
        return white;
    }

    void note(const PdfLine& line) {
        left_ = std::min(left_, line.left());
        right_ = std::max(right_, line.right());
    }

    [[nodiscard]] std::vector<Gutter> interior_of(const std::vector<Gutter>& white) const {
        std::vector<Gutter> inside;
        for (const auto& gutter : white) {
            if (gutter.left > left_ && gutter.right < right_ && gutter.left > -far_right / 2
                && gutter.right < far_right / 2)
                inside.push_back(gutter);
        }
        return inside;
    }

    [[nodiscard]] std::vector<Gutter> interior() const { return interior_of(white_); }

    [[nodiscard]] bool is_settled() const {
        return is_open_ || region_.last - region_.first >= lines_that_settle;
    }

    bool take(std::size_t index) {
        const auto& line = lines_[index];
        if (index > region_.first) {
            const auto& above = lines_[index - 1];
            const bool is_far = line.top - above.bottom > longest_step * above.em();
            const double size = lines_[region_.first].height();
            const bool is_other_size = (line.height() > 1.1 * size && is_one_run(line))
                                       || line.height() > 1.2 * size || line.height() * 1.45 < size
                                       || line.height() > 1.5 * above.height();
            if (is_far || is_other_size) return false;
        }
        const double least = narrow(line);
        const auto left = shared(white_, white_of(line), least);
        const bool keeps_all = interior_of(left).size() >= interior().size();
        if (keeps_all || (!is_settled() && !interior_of(left).empty() && !is_one_run(line))) {
            white_ = left;
            note(line);
            region_.spans.push_back(false);
            ++region_.last;
            return true;
        }
        return take_span(index);
    }

    /// One run of words across the gutters, from the left edge on.
    [[nodiscard]] bool is_one_run(const PdfLine& line) const {
        return stretches_of(line, narrow(line)).size() == 1;
    }

    /// A title across the rows, where the columns go on within two lines.
    bool take_span(std::size_t index) {
        const auto& line = lines_[index];
        if (!is_one_run(line) || line.left() > left_ + 12.0 || interior().empty()) return false;
        for (auto next = index + 1; next < std::min(index + 3, lines_.size()); ++next) {
            const auto& below = lines_[next];
            if (below.top - lines_[next - 1].bottom > longest_step * below.em()) return false;
            if (is_one_run(below)) continue;
            const auto left = shared(white_, white_of(below), narrow(below));
            if (interior_of(left).size() < interior().size() || !opens_columns(below)) return false;
            region_.spans.push_back(true);
            ++region_.last;
            return true;
        }
        return false;
    }

    void drop_spans_at_end() {
        while (!region_.spans.empty() && region_.spans.back()) {
            region_.spans.pop_back();
            --region_.last;
        }
    }

    /// Bullets alone make no column, though the texts behind them stand in one.
    void drop_columns_of_bullets() {
        for (std::size_t g = 0; g < region_.gutters.size();) {
            const double from = g == 0 ? -far_right : region_.gutters[g - 1].right - 0.5;
            const double to = region_.gutters[g].right - 0.5;
            std::size_t bullets = 0;
            std::size_t others = 0;
            for (auto i = region_.first; i < region_.last; ++i) {
                for (const auto& word : lines_[i].words) {
                    if (word.left < from || word.left >= to) continue;
                    ++(is_bullet(word) ? bullets : others);
                }
            }
            if (bullets > 0 && others == 0)
                region_.gutters.erase(region_.gutters.begin() + static_cast<std::ptrdiff_t>(g));
            else
                ++g;
        }
    }

    /// Its words leave every gutter free and stand on both sides of one.
    [[nodiscard]] bool is_parted_by_gutters(const PdfLine& line) const {
        std::size_t parted = 0;
        for (const auto& gutter : region_.gutters) {
            bool has_left = false;
            bool has_right = false;
            for (const auto& word : line.words) {
                if (word.left < gutter.right - 0.5 && word.right > gutter.right - 0.5) return false;
                has_left = has_left || word.right < gutter.right;
                has_right = has_right || word.left >= gutter.right - 0.5;
            }
            if (has_left && has_right) ++parted;
        }
        return parted == region_.gutters.size();
    }

    /// A head whose titles stand close together; the upper line of a column's title that has two.
    void take_lines_above() {
        while (region_.first > 0) {
            const auto& line = lines_[region_.first - 1];
            const auto& below = lines_[region_.first];
            const double gap = gap_between(line, below) / below.em();
            const bool is_head = is_parted_by_gutters(line) && gap <= 1.6;
            if (line.page != below.page || (gap > 0.9 && !is_head)) return;
            const bool is_in_first =
                line.right() <= region_.gutters.front().left + 1.0
                && ((line.is_bold() && below.is_bold()) || begins_small(below.words.front().text));
            const bool is_behind_first = line.left() >= region_.gutters.front().right - 1.0;
            if ((!is_head && !is_in_first && !is_behind_first) || line.right() > right_ + 60.0) return;
            const auto left = shared(white_, white_of(line), narrow(line));
            if (interior_of(left).size() < region_.gutters.size()) return;
            white_ = left;
            region_.gutters = interior();
            --region_.first;
            region_.spans.insert(region_.spans.begin(), false);
        }
    }

    Lines lines_;
    ColumnRegion region_;
    std::vector<Gutter> white_;
    double left_ = far_right;
    double right_ = -far_right;
    bool is_open_ = false;
};

std::vector<bool> filled_columns(const PdfLine& line, const ColumnRegion& region) {
    std::vector<bool> has(region.columns(), false);
    for (const auto& word : line.words) {
        std::size_t column = 0;
        while (column < region.gutters.size() && word.left >= region.gutters[column].right - 0.5)
            ++column;
        has[column] = true;
    }
    return has;
}

/// Every column but at most one has text in two lines or more, and two lines have text in two columns.
bool holds_columns(Lines lines, const ColumnRegion& region) {
    std::vector<std::size_t> filled(region.columns(), 0);
    std::size_t parted = 0;
    for (std::size_t i = region.first; i < region.last; ++i) {
        const auto has = filled_columns(lines[i], region);
        for (std::size_t c = 0; c < has.size(); ++c)
            filled[c] += has[c] ? 1U : 0U;
        if (std::ranges::count(has, true) >= 2) ++parted;
    }
    return parted >= 2 && std::ranges::count_if(filled, [](std::size_t n) { return n >= 2; }) >= 2;
}

/// A list: nothing but numbers or bullets stand in its first of two columns.
bool is_list(Lines lines, const ColumnRegion& region) {
    if (region.columns() != 2) return false;
    for (std::size_t i = region.first; i < region.last; ++i) {
        const auto& line = lines[i];
        if (line.left() >= region.gutters.front().right - 0.5) continue;
        const bool is_alone =
            line.words.size() == 1 || line.words[1].left >= region.gutters.front().right - 0.5;
        if (!is_alone || (!is_number(line.words.front()) && !is_bullet(line.words.front()))) return false;
    }
    return true;
}

}  // namespace

std::optional<ColumnRegion>
region_at(std::span<const PdfLine> lines, std::size_t first, const std::vector<Gutter>* open) {
    auto region = RegionFinder(lines, first).run(open);
    if (!region || is_list(lines, *region)) return std::nullopt;
    if (open == nullptr && !holds_columns(lines, *region)) return std::nullopt;
    return region;
}

std::optional<std::size_t> next_table_in(std::span<const PdfLine> lines, const ColumnRegion& region) {
    std::vector<bool> seen(region.columns(), false);
    std::optional<std::size_t> title;
    for (auto i = region.first; i < region.last; ++i) {
        const auto has = filled_columns(lines[i], region);
        const auto filled = static_cast<std::size_t>(std::ranges::count(has, true));
        const bool is_title =
            i > region.first && (region.spans[i - region.first] || (filled == 1 && has.front()));
        if (is_title) {
            if (!title || (lines[i].is_bold() && !lines[*title].is_bold())) title = i;
            continue;
        }
        const auto seen_before = static_cast<std::size_t>(std::ranges::count(seen, true));
        const bool is_first_to_fill = filled == region.columns() && seen_before * 2 <= region.columns();
        const bool is_wider = stretches_of(lines[i], wide * lines[i].em()).size() > region.columns();
        const bool is_header = filled >= 2
                               && (is_wider || lines[i].text() == lines[region.first].text()
                                   || lines[i].is_bold() || is_first_to_fill);
        if (title && is_header) return title;
        if (has.front()) title.reset();
        for (std::size_t c = 0; c < has.size(); ++c)
            seen[c] = seen[c] || has[c];
    }
    return std::nullopt;
}

std::vector<std::vector<PdfLine>> columns_of(std::span<const PdfLine> lines, const ColumnRegion& region) {
    std::vector<std::vector<PdfLine>> columns(region.columns());
    for (std::size_t i = region.first; i < region.last; ++i) {
        for (const auto& word : lines[i].words) {
            std::size_t column = 0;
            if (!region.spans[i - region.first]) {
                while (column < region.gutters.size() && word.left >= region.gutters[column].right - 0.5)
                    ++column;
            }
            auto& in_column = columns[column];
            if (in_column.empty() || in_column.back().number != lines[i].number) {
                in_column.push_back(
                    {.words = {},
                     .top = lines[i].top,
                     .bottom = lines[i].bottom,
                     .page = lines[i].page,
                     .number = lines[i].number}
                );
            }
            in_column.back().words.push_back(word);
        }
    }
    return columns;
}

bool is_prose_in_columns(std::span<const PdfLine> lines, const ColumnRegion& region) {
    constexpr std::size_t fewest_lines = 8;
    if (region.columns() > 3 || region.last - region.first < fewest_lines) return false;
    double narrowest_column = far_right;
    double widest_column = 0.0;
    for (const auto& column : columns_of(lines, region)) {
        if (column.size() < fewest_lines) return false;
        double left = far_right;
        double right = -far_right;
        double filled = 0.0;
        for (const auto& line : column) {
            left = std::min(left, line.left());
            right = std::max(right, line.right());
        }
        for (const auto& line : column)
            filled += (line.right() - line.left()) / std::max(right - left, 1.0);
        std::size_t words = 0;
        for (const auto& line : column)
            words += line.words.size();
        const auto count = static_cast<double>(column.size());
        if (filled / count < 0.7 || static_cast<double>(words) / count < 4.0) return false;
        narrowest_column = std::min(narrowest_column, right - left);
        widest_column = std::max(widest_column, right - left);
    }
    return widest_column <= narrowest_column * 1.35 && narrowest_column > 120.0;
}

}  // namespace dueregard::documents
