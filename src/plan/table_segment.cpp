#include "plan/table_segment.hpp"

#include "base/text.hpp"
#include "plan/report_card.hpp"
#include "plan/report_heading.hpp"
#include "plan/report_texts.hpp"
#include "plan/section_heading.hpp"

#include <algorithm>
#include <utility>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

RowTexts texts_of(const documents::Row& row) {
    RowTexts texts;
    texts.reserve(row.cells.size());
    for (const auto& cell : row.cells)
        texts.push_back(trimmed(cell.text));
    return texts;
}

bool is_blank(const RowTexts& texts) {
    return std::ranges::all_of(texts, [](std::string_view text) { return text.empty(); });
}

DataRow data_row(const documents::Row& row) {
    DataRow data{.row = &row, .texts = texts_of(row)};
    const auto filled = filled_texts(row);
    const auto cells = std::ranges::count_if(data.texts, [](std::string_view text) { return !text.empty(); });
    data.is_spanned = filled.size() == 1 && cells > 1;
    data.may_be_title = filled.size() == 1 && (data.is_spanned || data.texts.size() >= 3);
    return data;
}

bool repeats(const RowTexts& texts, const std::vector<std::string>& headings) {
    if (texts.size() != headings.size()) return false;
    std::size_t same = 0;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;
        ++filled;
        const auto heading = squeezed(texts[i]);
        if (equals_ignoring_case(heading, headings[i])) ++same;
    }
    return filled >= 2 && same * 5 >= filled * 4;
}

/// Cuts a document's tables into segments, each with one set of headings.
class Segmenter {
public:
    std::vector<Segment> run(const documents::Document& document) {
        const auto titles = title_headings(document);
        title_ = title_of(document);
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            const auto& block = document.blocks[i];
            const bool heads_table =
                i + 1 < document.blocks.size() && document.blocks[i + 1].kind == BlockKind::table;
            if (block.kind == BlockKind::heading
                || (heads_table && reads_as_heading(block) && !captions(block))) {
                headings_.open(block, titles.contains(&block));
                is_under_same_ = false;
            }
            if (block.kind == BlockKind::table && !is_card(block.table)) add_table(block.table, i);
        }
        return std::move(segments_);
    }

private:
    /// "Objective 2 Homes: measures and returns" over the table below the heading "Objective 2 Homes".
    [[nodiscard]] bool captions(const documents::Block& line) const {
        const auto heading = headings_.current();
        return heading && starts_with_ignoring_case(squeezed(line.text), *heading);
    }

    void add_table(const documents::Table& table, std::size_t block) {
        start({}, block);
        segments_.back().goes_on = true;
        is_under_same_ = true;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto texts = texts_of(table.rows[i]);
            if (is_blank(texts)) continue;
            if (repeats(texts, segments_.back().headings)) continue;
            if (is_new_header(table, i, texts)) {
                i += add_header(table, i, block);
                continue;
            }
            segments_.back().rows.push_back(data_row(table.rows[i]));
        }
    }

    void start(std::vector<std::string> headings, std::size_t block) {
        segments_.push_back(
            {.headings = std::move(headings),
             .rows = {},
             .block = block,
             .section = headings_.current(),
             .is_under_same = is_under_same_}
        );
    }

    /// A header in the middle of a table must be nothing but headings; at its top most of them will do.
    [[nodiscard]] bool
    is_new_header(const documents::Table& table, std::size_t row, const RowTexts& texts) const {
        if (!is_header_row(texts)) return false;
        if (segments_.back().headings.empty() || static_cast<int>(row) < table.header_rows) return true;
        const auto is_heading = [](std::string_view text) {
            return text.empty() || role_of_heading(text).is_close;
        };
        const auto filled = filled_texts(table.rows[row]).size();
        return filled >= 3 && std::ranges::all_of(texts, is_heading);
    }

    /// Answers how many more rows belong to the header.
    std::size_t add_header(const documents::Table& table, std::size_t row, std::size_t block) {
        std::vector<std::string> headings;
        for (const auto text : texts_of(table.rows[row]))
            headings.push_back(squeezed(text));
        std::size_t more = 0;
        while (row + more + 1 < table.rows.size() && more < 2 && is_subheader(table, row + more + 1, headings)
        ) {
            ++more;
            join_headings(headings, texts_of(table.rows[row + more]));
        }
        // Title rows above a header are headings of what follows, not data.
        std::optional<std::string> title;
        auto& above = segments_.back();
        if (above.headings.empty() && above.block == block) {
            if (!above.rows.empty() && groups_moments(above.rows.back().texts))
                put_above(headings, above.rows.back().texts);
            if (!above.rows.empty() && above.rows.back().may_be_title)
                title = squeezed(filled_texts(*above.rows.back().row).front());
            above.rows.clear();
        } else if (!above.rows.empty() && above.rows.back().may_be_title) {
            title = squeezed(filled_texts(*above.rows.back().row).front());
            above.rows.pop_back();
        }
        const bool was_under_same = above.is_under_same;
        start(std::move(headings), block);
        segments_.back().is_under_same = was_under_same;
        if (title && row > 0 && may_be_section(*title)) {
            segments_.back().section = title;
            segments_.back().is_under_same = false;
        }
        return more;
    }

    /// A second row of headings under merged ones: it has several headings and no sentence or date.
    [[nodiscard]] static bool
    is_subheader(const documents::Table& table, std::size_t row, const std::vector<std::string>& headings) {
        const auto texts = texts_of(table.rows[row]);
        if (static_cast<int>(row) < table.header_rows) return true;
        const bool has_merged =
            std::ranges::adjacent_find(headings) != headings.end()
            || std::ranges::any_of(headings, [](const auto& heading) { return heading.empty(); });
        if (!has_merged || is_blank(texts)) return false;
        std::size_t known = 0;
        std::size_t other = 0;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i].empty() || (i < headings.size() && squeezed(texts[i]) == headings[i])) continue;
            if (texts[i].size() > 40 || !role_of_heading(texts[i]).is_close)
                ++other;
            else
                ++known;
        }
        return known >= 2 && other == 0;
    }

    /// "Q1", "Q2" … or dates over the headings of each, with blank cells where they were merged.
    [[nodiscard]] static bool groups_moments(const RowTexts& texts) {
        std::size_t moments = 0;
        for (const auto text : texts) {
            if (text.empty()) continue;
            if (text.size() > 30) return false;
            if (role_of_heading(text).moment.is_named()) ++moments;
        }
        return moments >= 1;
    }

    static void put_above(std::vector<std::string>& headings, const RowTexts& groups) {
        std::string group;
        for (std::size_t i = 0; i < headings.size() && i < groups.size(); ++i) {
            if (!groups[i].empty()) group = squeezed(groups[i]);
            if (!group.empty() && group != headings[i]) headings[i] = group + " " + headings[i];
        }
    }

    static void join_headings(std::vector<std::string>& headings, const RowTexts& below) {
        for (std::size_t i = 0; i < headings.size() && i < below.size(); ++i) {
            const auto text = squeezed(below[i]);
            if (text.empty() || text == headings[i]) continue;
            headings[i] = headings[i].empty() ? text : headings[i] + " " + text;
        }
    }

    [[nodiscard]] bool may_be_section(const std::string& title) const {
        return title.size() <= 200 && title != title_ && !is_only_an_organisation(title)
               && !is_only_a_moment(title);
    }

    HeadingStack headings_;
    std::optional<std::string> title_;  ///< of the document
    bool is_under_same_ = false;
    std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> segments_in(const documents::Document& document) {
    return Segmenter().run(document);
}

}  // namespace dueregard::plan
