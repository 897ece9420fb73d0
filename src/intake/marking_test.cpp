#include "intake/marking.hpp"

#include <doctest/doctest.h>

using namespace dueregard;
using namespace dueregard::intake;

namespace {

const DateRange first_quarter{.from = *parse_iso_date("2026-04-01"), .to = *parse_iso_date("2026-06-30")};
const DateRange second_quarter{.from = *parse_iso_date("2026-07-01"), .to = *parse_iso_date("2026-09-30")};

RegisteredMeasure registered(std::int64_t id, std::string ref, std::string action) {
    RegisteredMeasure measure;
    measure.measure.id = {id};
    measure.measure.ref = std::move(ref);
    measure.measure.action = std::move(action);
    return measure;
}

RegisteredReturn given(plan::ReturnState state, std::string commentary) {
    RegisteredReturn made;
    made.id = {77};
    made.state = state;
    made.content.status = plan::default_scale().statuses[0];
    made.content.commentary = std::move(commentary);
    return made;
}

/// A row of period 0.
IncomingRow row(int line, std::string ref, std::string action, std::string commentary) {
    IncomingRow made;
    made.at.line = line;
    made.period = 0;
    made.ref = std::move(ref);
    made.action = std::move(action);
    made.status = plan::default_scale().statuses[0];
    made.printed_status = "★";
    made.commentary = std::move(commentary);
    return made;
}

IncomingPeriod open_period() {
    return {
        .printed = "Q1",
        .label = "Quarter 1",
        .days = first_quarter,
        .id = plan::PeriodId{5},
        .state = plan::PeriodState::open
    };
}

std::vector<MarkedRow> marked(const Incoming& incoming, const RegisterView& view) {
    return mark_rows(incoming, view, std::vector<Decision>(incoming.rows.size()));
}

RegisterView view_of(std::vector<RegisteredMeasure> measures) {
    return {.measures = std::move(measures), .scale = plan::default_scale()};
}

}  // namespace

TEST_CASE("a measure that the register has not is new, with its return") {
    const Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed in May.")}
    };

    const auto rows = marked(incoming, view_of({}));

    CHECK(rows[0].mark == Mark::added);
    CHECK(rows[0].new_measure == 0);
    CHECK(rows[0].adds_return);
    CHECK(
        rows[0].changes
        == std::vector<
            FieldChange>{{Field::ref, "", "EX1.01"}, {Field::action, "", "Print a guide"}, {Field::status, "", "★ On target"}, {Field::commentary, "", "Printed in May."}}
    );
}

TEST_CASE("a first return for a known measure is new, and nothing of the measure changes") {
    const Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed in May.")}
    };

    const auto rows = marked(incoming, view_of({registered(1, "EX1.01", "Print  a guide")}));

    CHECK(rows[0].mark == Mark::added);
    CHECK(rows[0].measure == 0);
    CHECK(rows[0].adds_return);
    CHECK(rows[0].changes.size() == 2);
}

TEST_CASE("what the register says already is the same, and a field left empty is no change") {
    auto measure = registered(1, "EX1.01", "Print a guide");
    measure.measure.printed_owner = "Head of Print";
    measure.returns[{5}] = given(plan::ReturnState::submitted, "Printed in May.");
    const Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed\nin May.")}
    };

    const auto rows = marked(incoming, view_of({measure}));

    CHECK(rows[0].mark == Mark::same);
    CHECK(rows[0].changes.empty());
}

TEST_CASE("a change tells the field, what was there and what would be") {
    auto measure = registered(1, "EX1.01", "Print a guide");
    measure.measure.printed_owner = "Head of Print";
    measure.returns[{5}] = given(plan::ReturnState::submitted, "Printed in May.");
    Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed in June.")}
    };
    incoming.rows[0].owner = "Head of Libraries";

    const auto rows = marked(incoming, view_of({measure}));

    CHECK(rows[0].mark == Mark::changed);
    CHECK(
        rows[0].changes
        == std::vector<
            FieldChange>{{Field::owner, "Head of Print", "Head of Libraries"}, {Field::commentary, "Printed in May.", "Printed in June."}}
    );
}

TEST_CASE("a status changes when its meaning does, whatever it was printed as") {
    auto measure = registered(1, "EX1.01", "Print a guide");
    measure.returns[{5}] = given(plan::ReturnState::submitted, "Printed in May.");
    Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed in May.")}
    };
    incoming.rows[0].printed_status = "Green";
    CHECK(marked(incoming, view_of({measure}))[0].mark == Mark::same);

    incoming.rows[0].status = plan::default_scale().statuses[2];

    const auto rows = marked(incoming, view_of({measure}));
    CHECK(rows[0].mark == Mark::changed);
    CHECK(rows[0].changes == std::vector<FieldChange>{{Field::status, "★ On target", "▲ Missed"}});
}

TEST_CASE("a due date changes when the day or its exactness does, not when it is worded otherwise") {
    auto measure = registered(1, "EX1.01", "Print a guide");
    measure.measure.due = plan::DueDate{
        .last_day = *parse_iso_date("2027-03-31"), .precision = plan::DuePrecision::day, .words = "31/03/2027"
    };
    Incoming incoming{.periods = {}, .rows = {row(3, "EX1.01", "Print a guide", "")}};
    incoming.rows[0].period.reset();
    incoming.rows[0].status.reset();
    incoming.rows[0].printed_status = "";
    incoming.rows[0].due_words = "31 March 2027";
    incoming.rows[0].due = plan::DueDate{
        .last_day = *parse_iso_date("2027-03-31"),
        .precision = plan::DuePrecision::day,
        .words = "31 March 2027"
    };
    CHECK(marked(incoming, view_of({measure}))[0].mark == Mark::same);

    incoming.rows[0].due->precision = plan::DuePrecision::quarter;

    const auto rows = marked(incoming, view_of({measure}));
    CHECK(rows[0].changes == std::vector<FieldChange>{{Field::due, "31/03/2027", "31 March 2027"}});
}

TEST_CASE("an agreed return, and a draft, are not overwritten without a decision") {
    auto measure = registered(1, "EX1.01", "Print a guide");
    const Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed in June.")}
    };

    measure.returns[{5}] = given(plan::ReturnState::agreed, "Printed in May.");
    CHECK(marked(incoming, view_of({measure}))[0].mark == Mark::doubtful);
    measure.returns[{5}] = given(plan::ReturnState::draft, "Printed in May.");
    CHECK(marked(incoming, view_of({measure}))[0].mark == Mark::doubtful);

    const std::vector<Decision> decisions = {{.kind = DecisionKind::as_measure, .measure = measure.measure.id}
    };
    const auto rows = mark_rows(incoming, view_of({measure}), decisions);
    CHECK(rows[0].mark == Mark::changed);
}

TEST_CASE("rows of a frozen period are refused where they say something new, and are the same where not") {
    auto measure = registered(1, "EX1.01", "Print a guide");
    measure.returns[{5}] = given(plan::ReturnState::frozen, "Printed in May.");
    Incoming incoming{
        .periods = {open_period()},
        .rows =
            {row(3, "EX1.01", "Print a guide", "Printed in June."),
             row(4, "EX1.02", "Open two warm rooms", "They are open.")}
    };
    incoming.periods[0].state = plan::PeriodState::frozen;

    const auto rows = marked(incoming, view_of({measure}));

    CHECK(rows[0].mark == Mark::refused);
    CHECK(rows[0].sentence == "The period Quarter 1 is frozen: nothing in it can be changed any more.");
    CHECK(rows[1].mark == Mark::refused);

    incoming.rows[0].commentary = "Printed in May.";
    CHECK(marked(incoming, view_of({measure}))[0].mark == Mark::same);
}

TEST_CASE("one bad row does not stop the others") {
    Incoming incoming{
        .periods = {open_period(), {.printed = "Round seven", .label = "Round seven"}},
        .rows =
            {row(3, "EX1.01", "", "Printed in May."),
             row(4, "EX1.02", "Open two warm rooms", "They are open."),
             row(5, "EX1.03", "Train ten guides", "Six are trained."),
             row(6, "EX1.04", std::string(6000, 'x'), "Too long."),
             row(7, "EX1.05", "Plant a hundred trees", "Ninety stand.")}
    };
    incoming.rows[2].period = 1;
    incoming.rows[4].period.reset();

    const auto rows = marked(incoming, view_of({}));

    CHECK(rows[0].sentence == "It names no action, and no measure of the register has its ref.");
    CHECK(rows[1].mark == Mark::added);
    CHECK(
        rows[2].sentence
        == "The period “Round seven” is not in the register, and its name does not tell its days: add the period first."
    );
    CHECK(rows[3].sentence == "The action must be 5,000 characters or fewer.");
    CHECK(rows[4].sentence == "It says how the measure stands, but not in which period: choose the period.");
    CHECK(counts_of(rows) == MarkCounts{.added = 1, .refused = 4});
}

TEST_CASE("a status that nobody can tell is doubtful, and the row can be taken without it") {
    Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide", "Printed in May.")}
    };
    incoming.rows[0].status.reset();
    incoming.rows[0].printed_status = "Purple";
    incoming.rows[0].has_unknown_status = true;

    const auto rows = marked(incoming, view_of({}));
    const auto decided =
        mark_rows(incoming, view_of({}), std::vector<Decision>{{.kind = DecisionKind::as_new}});

    CHECK(rows[0].mark == Mark::doubtful);
    CHECK(
        rows[0].sentence
        == "Nobody can tell what the status “Purple” means: choose its meaning, or take the row without it."
    );
    CHECK(decided[0].mark == Mark::added);
    CHECK(find_change(decided[0], Field::status) == nullptr);
}

TEST_CASE("of several periods, the latest row gives the measure's own fields and the others their returns") {
    Incoming incoming{
        .periods = {open_period(), {.printed = "Q2", .label = "Quarter 2", .days = second_quarter}},
        .rows =
            {row(3, "EX1.01", "Print a guide", "Printed in May."),
             row(4, "EX1.01", "Print a guide twice", "Printed again.")}
    };
    incoming.rows[1].period = 1;

    const auto rows = marked(incoming, view_of({}));

    CHECK(rows[0].new_measure == rows[1].new_measure);
    CHECK(find_change(rows[0], Field::action) == nullptr);
    CHECK(find_change(rows[1], Field::action)->after == "Print a guide twice");
}

TEST_CASE("an old document fills a measure's gaps and changes nothing else of it") {
    auto measure = registered(1, "EX1.01", "Print a guide twice");
    measure.reported_until = second_quarter.to;
    Incoming incoming{
        .periods = {open_period()}, .rows = {row(3, "EX1.01", "Print a guide once", "Printed in May.")}
    };
    incoming.rows[0].owner = "Head of Print";

    const auto rows = marked(incoming, view_of({measure}));

    CHECK(find_change(rows[0], Field::action) == nullptr);
    CHECK(find_change(rows[0], Field::owner)->after == "Head of Print");
    CHECK(find_change(rows[0], Field::commentary)->after == "Printed in May.");
}

TEST_CASE("a decision settles a doubt: as new, as a measure, or left out") {
    const auto view = view_of({registered(1, "EX1.01", "Print a guide for new residents")});
    const Incoming incoming{
        .periods = {open_period()},
        .rows = {row(3, "EX1.01", "Open two warm rooms in every library", "They are open.")}
    };
    CHECK(marked(incoming, view)[0].mark == Mark::doubtful);

    const auto decide = [&](Decision decision) {
        return mark_rows(incoming, view, std::vector<Decision>{decision})[0];
    };

    CHECK(decide({.kind = DecisionKind::as_new}).mark == Mark::added);
    CHECK(decide({.kind = DecisionKind::as_new}).was_doubtful);
    CHECK(decide({.kind = DecisionKind::as_measure, .measure = {1}}).mark == Mark::changed);
    CHECK(decide({.kind = DecisionKind::leave_out}).mark == Mark::left_out);
    CHECK(decide({.kind = DecisionKind::as_measure, .measure = {99}}).mark == Mark::doubtful);
}

TEST_CASE("two rows that were both given to one measure: the second is refused") {
    const auto view = view_of({registered(1, "EX1.01", "Print a guide for new residents")});
    const Incoming incoming{
        .periods = {open_period()},
        .rows =
            {row(3, "EX1.01", "Print a guide for residents", "Printed."),
             row(4, "EX1.01", "Print a guide for walkers", "Printed again.")}
    };
    const Decision decision{.kind = DecisionKind::as_measure, .measure = {1}};

    const auto rows = mark_rows(incoming, view, std::vector<Decision>{decision, decision});

    CHECK(rows[0].mark == Mark::changed);
    CHECK(rows[1].mark == Mark::refused);
    CHECK(rows[1].sentence == "The same measure and period are already given by line 3.");
}

TEST_CASE("what a row would have is put over what is there") {
    auto before = registered(1, "EX1.01", "Print a guide").measure;
    before.printed_owner = "Head of Print";
    IncomingRow incoming = row(3, "EX1.01", "Print two guides", "Printed in May.");
    incoming.target = "300 copies";
    incoming.due_words = "Ongoing";
    MarkedRow marks;
    marks.changes = {
        {Field::action, "Print a guide", "Print two guides"},
        {Field::target, "", "300 copies"},
        {Field::due, "", "Ongoing"},
        {Field::commentary, "", "Printed in May."}
    };

    const auto measure = measure_with(before, incoming, marks);
    const auto content = content_with({}, incoming, marks);

    CHECK(measure.action == "Print two guides");
    CHECK(measure.printed_owner == "Head of Print");
    CHECK(measure.target.number == 300);
    CHECK(measure.due_words == "Ongoing");
    CHECK(content.commentary == "Printed in May.");
    CHECK_FALSE(content.status);
}
