#include "plan/report_rows.hpp"

#include "base/text.hpp"
#include "plan/report_cell.hpp"
#include "plan/report_columns.hpp"
#include "plan/report_texts.hpp"
#include "plan/table_segment.hpp"

#include <algorithm>
#include <map>

namespace dueregard::plan {

namespace {

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
    return RowReader(segments_in(document), legend, asked).run();
}

}  // namespace dueregard::plan
