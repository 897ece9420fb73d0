#include "plan/report_rows.hpp"

#include "base/text.hpp"
#include "plan/ref.hpp"
#include "plan/report_card.hpp"
#include "plan/report_cell.hpp"
#include "plan/report_columns.hpp"
#include "plan/report_heading.hpp"
#include "plan/report_texts.hpp"
#include "plan/section_heading.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dueregard::plan {

namespace {

using documents::BlockKind;

struct DataRow {
    const documents::Row* row = nullptr;
    RowTexts texts;
    bool may_be_title = false;  ///< one text in it, however many cells it covers
    bool is_spanned = false;    ///< that text covers several cells
};

/// Rows under one header row, or under none.
struct Segment {
    std::vector<std::string> headings;  ///< empty where no header row was found
    std::vector<DataRow> rows;
    std::size_t block = 0;
    std::optional<std::string> section;
    bool goes_on = false;        ///< a table without a header row that is as wide as the one before
    bool is_under_same = false;  ///< no heading stands between the table before and this one
};

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

/// "Total", "Grand total", "Overall".
bool is_total(const RowTexts& texts) {
    for (const auto text : texts) {
        if (text.empty()) continue;
        for (const std::string_view word :
             {"total", "totals", "grand total", "overall total", "sub-total", "subtotal"}) {
            if (equals_ignoring_case(text, word)) return true;
        }
        return false;
    }
    return false;
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

/// Segments with the same headings share what their columns hold.
class RowReader {
public:
    RowReader(std::vector<Segment> segments, const Legend& legend, const HeadingMoment& asked)
        : segments_(std::move(segments)), legend_(legend), asked_(asked) {}

    std::vector<FoundMeasure> run() {
        std::string key;
        std::vector<std::string> keys;
        std::size_t width = 0;
        for (const auto& segment : segments_) {
            const auto own = width_of(segment);
            const bool inherits = segment.goes_on && segment.headings.empty() && own == width && !key.empty();
            if (!inherits && !segment.rows.empty()) {
                key = segment.headings.empty() ? "#" + std::to_string(keys.size())
                                               : lower_ascii(join(segment.headings, "|"));
                width = own;
            }
            keys.push_back(key);
            for (const auto& row : segment.rows) {
                if (!row.may_be_title && !is_total(row.texts)) rows_[key].push_back(row.texts);
            }
            if (!segment.headings.empty()) headings_.emplace(key, segment.headings);
        }
        for (std::size_t i = 0; i < segments_.size(); ++i)
            read(segments_[i], keys[i]);
        return std::move(found_);
    }

private:
    /// What a merged cell above a row covers it with.
    struct Merged {
        std::optional<std::string> objective;
        std::optional<std::string> ref;
    };

    static std::size_t width_of(const Segment& segment) {
        if (!segment.headings.empty()) return segment.headings.size();
        return segment.rows.empty() ? 0 : segment.rows.front().texts.size();
    }

    const Columns& columns_of(const std::string& key) {
        const auto known = columns_.find(key);
        if (known != columns_.end()) return known->second;
        const auto headings = headings_.find(key);
        const auto& rows = rows_[key];
        auto columns = headings == headings_.end() ? guess_columns(rows)
                                                   : resolve_columns(headings->second, rows, asked_);
        return columns_.emplace(key, std::move(columns)).first->second;
    }

    void read(const Segment& segment, const std::string& key) {
        if (segment.rows.empty()) return;
        const auto& columns = columns_of(key);
        if (!columns.make_measures()) return;
        ground_ = headings_.contains(key) ? Ground::headings : Ground::contents;
        // The rows of a page after the first stand under the title row above.
        const bool stays = segment.is_under_same && read_key_ == key && segment.section == read_section_;
        if (!stays) section_ = segment.section;
        read_section_ = segment.section;
        read_key_ = key;
        above_ = {};
        const auto titles = std::ranges::count_if(segment.rows, &DataRow::may_be_title);
        const bool has_bare_rows = titles * 2 > std::ssize(segment.rows);
        for (const auto& row : segment.rows) {
            if (is_total(row.texts)) continue;
            const bool is_bare_action =
                has_bare_rows && !row.is_spanned && !text(row, columns.action).empty();
            const bool is_title = (row.may_be_title && !is_bare_action) || is_title_in_parts(row, columns);
            if (is_title && !carries_on(row, columns)) {
                section_ = squeezed(title_of_row(row));
                above_ = {};
                continue;
            }
            read_row(row, columns, segment.block);
        }
    }

    static std::string_view text(const DataRow& row, std::optional<std::size_t> column) {
        return column && *column < row.texts.size() ? row.texts[*column] : std::string_view();
    }

    /// Below a page's end: the rest of a commentary in its own column, or words of the action that begin
    /// small.
    [[nodiscard]] bool carries_on(const DataRow& row, const Columns& columns) const {
        if (found_.empty() || row.is_spanned || row.texts.empty() || !row.texts.front().empty()) return false;
        return !commentary(row, columns).empty() || begins_small(text(row, columns.action));
    }

    static bool begins_small(std::string_view text) {
        return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
    }

    static std::string title_of_row(const DataRow& row) {
        std::string title;
        for (const auto part : filled_texts(*row.row))
            title += (title.empty() ? "" : " ") + std::string(part);
        return title;
    }

    /// "Objective 1 | Listening to residents" over empty cells.
    static bool is_title_in_parts(const DataRow& row, const Columns& columns) {
        if (row.texts.size() < 4 || !text(row, columns.action).empty()) return false;
        const bool says_more = !text(row, columns.owner).empty() || !text(row, columns.due).empty()
                               || !text(row, columns.status).empty() || !text(row, columns.outcome).empty()
                               || !commentary(row, columns).empty();
        return !says_more && filled_texts(*row.row).size() <= 2;
    }

    static std::string commentary(const DataRow& row, const Columns& columns) {
        std::string joined;
        for (const auto column : columns.commentary) {
            const auto part = stated_in_lines(text(row, column));
            if (part && !joined.contains(*part)) joined += (joined.empty() ? "" : "\n") + *part;
        }
        return joined;
    }

    void read_row(const DataRow& row, const Columns& columns, std::size_t block) {
        ReportedMeasure measure;
        measure.at = row.row->at;
        std::string beside_ref;
        set_ref(measure, text(row, columns.ref), &beside_ref);
        read_action(measure, row, columns);
        read_objective(measure, row, columns);
        if (!beside_ref.empty() && !measure.objective) measure.objective = std::move(beside_ref);
        if ((measure.action.empty() || begins_small(measure.action)) && goes_on(measure, row, columns))
            return;
        if (columns.owner_holds_due) {
            set_owner_and_due(measure, text(row, columns.owner));
        } else {
            measure.owner = stated_as_list(text(row, columns.owner));
        }
        if (!text(row, columns.due).empty()) set_due(measure, text(row, columns.due));
        set_due_from_action(measure);
        measure.commentary = stated_in_lines(commentary(row, columns));
        read_status(measure, row, columns);
        measure.outcome = stated_in_lines(text(row, columns.outcome));
        measure.progress = stated(text(row, columns.progress));
        measure.section = section_of(row, columns);
        if (says_enough(measure))
            found_.push_back({.measure = std::move(measure), .block = block, .ground = ground_});
    }

    void read_status(ReportedMeasure& measure, const DataRow& row, const Columns& columns) const {
        if (!columns.status) {
            for (const auto& mark : columns.marks) {
                if (!text(row, mark.column).empty()) set_status(measure, mark.heading, legend_);
            }
        } else if (columns.status_tells_more) {
            set_status_and_commentary(measure, text(row, columns.status), legend_);
        } else {
            set_status(measure, text(row, columns.status), legend_);
        }
    }

    static bool says_enough(const ReportedMeasure& measure) {
        return !measure.action.empty() || measure.ref
               || (measure.objective && (measure.status || measure.commentary));
    }

    void read_action(ReportedMeasure& measure, const DataRow& row, const Columns& columns) {
        auto action = text(row, columns.action);
        if (columns.action_has_refs) action = without_leading_ref(measure, action);
        measure.action = stated(action).value_or("");
    }

    /// The blank cells below a merged objective are covered by it, and by its ref.
    void read_objective(ReportedMeasure& measure, const DataRow& row, const Columns& columns) {
        auto objective = text(row, columns.objective);
        if (columns.objective_has_refs) objective = without_leading_ref(measure, objective);
        measure.objective = stated(objective);
        if (!columns.objective_is_merged) return;
        if (measure.objective) {
            above_ = {
                .objective = measure.objective, .ref = columns.objective_has_refs ? measure.ref : std::nullopt
            };
            return;
        }
        measure.objective = above_.objective;
        if (measure.ref || !columns.objective_has_refs) return;
        measure.ref = above_.ref;
        measure.printed_ref = above_.ref;
    }

    std::optional<std::string> section_of(const DataRow& row, const Columns& columns) {
        if (!columns.section) return section_;
        auto own = stated(text(row, columns.section));
        if (own) column_section_ = own;
        return own || !columns.section_is_merged ? own : column_section_;
    }

    /// A row without a ref and an action carries on the commentary of the one above, across a page's end.
    bool goes_on(const ReportedMeasure& measure, const DataRow& row, const Columns& columns) {
        if (measure.ref) return false;
        const auto more = commentary(row, columns);
        const bool has_status = !text(row, columns.status).empty();
        if (has_status) return false;
        if (!measure.action.empty()) {
            const bool says_who = !text(row, columns.owner).empty() || !text(row, columns.due).empty();
            if (says_who || found_.empty() || !columns.ref || !found_.back().measure.ref) return false;
            found_.back().measure.action += " " + measure.action;
        }
        if (more.empty() || found_.empty()) return !measure.action.empty() || !measure.objective;
        auto& above = found_.back().measure.commentary;
        above = above ? *above + "\n" + more : more;
        return true;
    }

    std::vector<Segment> segments_;
    const Legend& legend_;
    HeadingMoment asked_;
    Ground ground_ = Ground::headings;
    std::map<std::string, std::vector<RowTexts>> rows_;
    std::map<std::string, std::vector<std::string>> headings_;
    std::map<std::string, Columns> columns_;
    std::optional<std::string> section_;
    std::optional<std::string> read_section_;  ///< under which the segment before stood
    std::string read_key_;                     ///< its headings
    std::optional<std::string> column_section_;
    Merged above_;
    std::vector<FoundMeasure> found_;
};

}  // namespace

std::vector<FoundMeasure>
measures_in_rows(const documents::Document& document, const Legend& legend, const HeadingMoment& asked) {
    return RowReader(Segmenter().run(document), legend, asked).run();
}

}  // namespace dueregard::plan
