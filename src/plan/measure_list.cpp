#include "plan/measure_list.hpp"

#include "base/text.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/status_scale_store.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace dueregard::plan {

using storage::Db;
using storage::Row;
using storage::Value;

namespace {

constexpr std::size_t most_words = 8;

constexpr std::array order_names = {
    std::pair{MeasureOrder::ref, std::string_view("ref")},
    std::pair{MeasureOrder::action, std::string_view("action")},
    std::pair{MeasureOrder::objective, std::string_view("objective")},
    std::pair{MeasureOrder::owner, std::string_view("owner")},
    std::pair{MeasureOrder::service_area, std::string_view("service-area")},
    std::pair{MeasureOrder::due, std::string_view("due")},
    std::pair{MeasureOrder::status, std::string_view("status")},
    std::pair{MeasureOrder::state, std::string_view("return")}
};

constexpr std::string_view owner_join =
    "left join person p on p.organisation = m.organisation and p.id = m.owner ";
constexpr std::string_view return_join =
    "left join measure_return r on r.organisation = m.organisation and r.measure = m.id and r.period = :period ";
constexpr std::string_view other_joins =
    "left join service_area a on a.organisation = m.organisation and a.id = m.service_area "
    "left join objective o on o.organisation = m.organisation and o.id = m.objective ";

/// SQL with the values of its placeholders, in order.
struct Text {
    std::string sql;
    std::vector<Value> values;

    void add(std::string_view more, std::initializer_list<Value> with = {}) {
        sql += more;
        std::ranges::copy(with, std::back_inserter(values));
    }
};

template <class IdType>
void add_any_of(Text& text, std::string_view column, const std::vector<IdType>& ids) {
    text.add(fmt::format("{} in (", column));
    for (std::size_t i = 0; i < ids.size(); ++i)
        text.add(i == 0 ? ":id" : ", :id", {Value(ids[i])});
    text.add(")");
}

/// What stands in a LIKE with "!" as its escape, in small letters.
std::string pattern_of(std::string_view word) {
    std::string pattern = "%";
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return lower_ascii(pattern + "%");
}

std::vector<std::string> search_words(std::string_view text) {
    std::vector<std::string> words;
    const auto tidy = squeezed(text);
    for (const auto word : split(tidy, ' ')) {
        if (!word.empty() && words.size() < most_words) words.emplace_back(word);
    }
    return words;
}

/// What the page of what one owes counts as one's own: with what those one stands in for owe.
void add_own(Text& text, const Acting& acting) {
    auto concern = accounts::concern_of(acting, accounts::Permission::report);
    concern.people.push_back(acting.actor.person.value_or(accounts::PersonId{}));
    text.add("and (");
    add_any_of(text, "m.owner", concern.people);
    if (!concern.service_areas.empty()) {
        text.add(" or ");
        add_any_of(text, "m.service_area", concern.service_areas);
    }
    text.add(") ");
}

void add_search(Text& text, std::string_view typed) {
    for (const auto& word : search_words(typed)) {
        text.add(
            "and lower(m.ref || ' ' || m.action || ' ' || m.printed_owner || ' ' || coalesce(p.name, '') || ' ' || "
            "coalesce(r.commentary, '')) like :word escape '!' ",
            {Value(pattern_of(word))}
        );
    }
}

void add_filter(Text& text, Db& db, const MeasureQuery& query) {
    const auto& filter = query.filter;
    if (filter.in_plan == InPlan::now) text.add("and m.withdrawn is null ");
    if (filter.in_plan == InPlan::withdrawn) text.add("and m.withdrawn is not null ");
    if (filter.owner) text.add("and m.owner = :owner ", {Value(*filter.owner)});
    if (filter.service_area) text.add("and m.service_area = :area ", {Value(*filter.service_area)});
    if (filter.status) text.add("and r.counted_as = :status ", {Value(name_of(*filter.status))});
    if (filter.state) text.add("and r.state = :state ", {Value(name_of(*filter.state))});
    if (filter.objective) {
        const auto all = objectives(db, query.acting.actor.organisation);
        text.add("and ");
        add_any_of(text, "m.objective", with_everything_under(*filter.objective, all));
        text.add(" ");
    }
    if (filter.whose == Whose::own) add_own(text, query.acting);
    add_search(text, filter.text);
}

void add_return(Text& text, const MeasureQuery& query) {
    text.add(return_join, {Value(query.period.value_or(PeriodId{}))});
}

void add_where(Text& text, Db& db, const MeasureQuery& query) {
    text.add("where m.organisation = :organisation ", {Value(query.acting.actor.organisation)});
    add_filter(text, db, query);
}

/// FROM and WHERE.
void add_source(Text& text, Db& db, const MeasureQuery& query) {
    text.add("from measure m ");
    text.add(owner_join);
    text.add(other_joins);
    add_return(text, query);
    add_where(text, db, query);
}

/// FROM and WHERE with no more than the filter looks at: no join changes how many measures there are.
void add_source_to_count(Text& text, Db& db, const MeasureQuery& query) {
    const auto& filter = query.filter;
    const bool is_searched = !search_words(filter.text).empty();
    text.add("from measure m ");
    if (is_searched) text.add(owner_join);
    if (is_searched || filter.status || filter.state) add_return(text, query);
    add_where(text, db, query);
}

std::string_view sort_column(MeasureOrder order) {
    switch (order) {
    case MeasureOrder::ref:
        return "m.ref_order";
    case MeasureOrder::action:
        return "lower(m.action)";
    case MeasureOrder::objective:
        return "coalesce(o.name_order, '2')";
    case MeasureOrder::owner:
        return "lower(coalesce(p.name, nullif(m.printed_owner, ''), '~'))";
    case MeasureOrder::service_area:
        return "lower(coalesce(a.name, '~'))";
    case MeasureOrder::due:
        return "coalesce(m.due_on, '~')";
    case MeasureOrder::status:
        return "case r.counted_as when 'missed' then 1 when 'narrowly_missed' then 2 when 'not_reported' then 3 "
               "when 'not_due' then 4 when 'met' then 5 else 6 end";
    case MeasureOrder::state:
        return "case r.state when 'sent_back' then 1 when 'not_started' then 2 when 'draft' then 3 "
               "when 'submitted' then 4 when 'agreed' then 5 when 'frozen' then 6 when 'lapsed' then 7 "
               "when 'set_aside' then 8 else 9 end";
    }
    return "m.ref_order";
}

void add_order(Text& text, const Sorting& sorting) {
    const auto* const direction = sorting.direction == Direction::descending ? "desc" : "asc";
    text.add(fmt::format("order by {} {}", sort_column(sorting.by), direction));
    text.add(
        sorting.by == MeasureOrder::ref ? fmt::format(", m.id {}", direction)
                                        : std::string(", m.ref_order, m.id")
    );
}

std::string objective_name(const Row& row, std::size_t ref, std::size_t title) {
    return name_of(
        Objective{.ref = row.optional_text(ref).value_or(""), .title = row.optional_text(title).value_or("")}
    );
}

std::optional<Status> counted_status(const Row& row, std::size_t symbol, const StatusScale& scale) {
    const auto counted = row.optional_text(symbol + 2);
    if (!counted) return std::nullopt;
    const auto meaning = meaning_named(*counted).value_or(Meaning::not_reported);
    if (meaning != Meaning::not_reported) {
        return Status{.symbol = row.text(symbol), .word = row.text(symbol + 1), .meaning = meaning};
    }
    return status_meaning(meaning, scale);
}

MeasureRow measure_row(const Row& row, const StatusScale& scale) {
    MeasureRow listed{
        .id = row.id<MeasureId>(0),
        .ref = row.text(1),
        .action = row.text(2),
        .objective = objective_name(row, 3, 4),
        .owner = row.text(5),
        .service_area = row.optional_text(6).value_or(""),
        .is_withdrawn = !row.is_null(10),
        .given = row.optional_id<ReturnId>(11),
        .state = return_state_named(row.optional_text(12).value_or("")).value_or(ReturnState::not_started),
        .status = counted_status(row, 13, scale)
    };
    if (const auto due_on = row.optional_date(7)) {
        listed.due =
            DueDate{.last_day = *due_on, .precision = due_precision_named(row.text(8)), .words = row.text(9)};
    } else {
        listed.due_words = row.text(9);
    }
    return listed;
}

std::string due_cell(const Row& row, std::size_t due_on) {
    const auto last_day = row.optional_date(due_on);
    const auto& words = row.text(due_on + 2);
    return last_day && words.empty() ? long_date(*last_day) : words;
}

/// Nothing for a return that nobody has submitted.
std::string submitted_status(const Row& row, std::size_t symbol, const StatusScale& scale) {
    const auto status = counted_status(row, symbol, scale);
    return status && status->meaning != Meaning::not_reported ? status_cell(*status, scale) : "";
}

SheetCells full_row(const Row& row, const StatusScale& scale, const std::string& evidence) {
    return {
        row.optional_text(0).value_or(""),
        row.text(1),
        objective_name(row, 2, 3),
        row.text(4),
        row.text(5),
        row.optional_text(6).value_or(""),
        row.text(7),
        row.text(8),
        due_cell(row, 9),
        submitted_status(row, 12, scale),
        row.optional_text(15).value_or(""),
        row.optional_text(16).value_or(""),
        evidence
    };
}

}  // namespace

std::int64_t count_measures(Db& db, const MeasureQuery& query) {
    Text text;
    text.add("select count(*) ");
    add_source_to_count(text, db, query);
    return db.find(text.sql, text.values)->integer(0);
}

std::vector<MeasureRow> list_measures(Db& db, const MeasureQuery& query, Slice slice) {
    Text text;
    text.add(
        "select m.id, m.ref, m.action, o.ref, o.title, coalesce(p.name, m.printed_owner), a.name, m.due_on, "
        "m.due_precision, m.due_words, m.withdrawn, r.id, r.state, r.symbol, r.word, r.counted_as "
    );
    add_source(text, db, query);
    add_order(text, query.sorting);
    text.add(" limit :limit offset :offset", {Value(slice.limit), Value(slice.offset)});
    const auto scale = status_scale(db, query.acting.actor.organisation);
    std::vector<MeasureRow> rows;
    for (const auto& row : db.query(text.sql, text.values))
        rows.push_back(measure_row(row, scale));
    return rows;
}

std::vector<SheetCells> full_rows(Db& db, const MeasureQuery& query) {
    Text text;
    text.add(
        "select (select label from period where period.organisation = m.organisation and period.id = r.period), m.ref, "
        "o.ref, o.title, m.action, coalesce(p.name, m.printed_owner), a.name, m.baseline_words, m.target_words, m.due_on, "
        "m.due_precision, m.due_words, r.symbol, r.word, r.counted_as, r.progress_words, r.commentary, m.id "
    );
    add_source(text, db, query);
    add_order(text, query.sorting);
    const auto organisation = query.acting.actor.organisation;
    const auto scale = status_scale(db, organisation);
    const auto evidence = query.period ? evidence_lines(db, organisation, *query.period, Restricted::unnamed)
                                       : std::map<MeasureId, std::string>{};
    std::vector<SheetCells> rows;
    for (const auto& row : db.query(text.sql, text.values)) {
        const auto found = evidence.find(row.id<MeasureId>(17));
        rows.push_back(full_row(row, scale, found == evidence.end() ? "" : found->second));
    }
    return rows;
}

std::string_view name_of(MeasureOrder order) {
    return std::ranges::find(order_names, order, &std::pair<MeasureOrder, std::string_view>::first)->second;
}

std::optional<MeasureOrder> measure_order_named(std::string_view name) {
    const auto* const found =
        std::ranges::find(order_names, name, &std::pair<MeasureOrder, std::string_view>::second);
    return found == order_names.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace dueregard::plan
