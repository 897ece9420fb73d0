#include "intake/kept.hpp"

#include "base/ensure.hpp"
#include "plan/measure_store.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace dueregard::intake {

namespace {

using Json = nlohmann::json;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parsed(std::string_view text) {
    auto json = Json::parse(text, nullptr, false);
    ensure(!json.is_discarded(), "a kept text is JSON");
    return json;
}

std::string text_in(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() ? std::string() : found->get<std::string>();
}

/// Empty texts are left out: a row of the layout has many.
void put(Json& json, const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
}

int number_in(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() ? 0 : found->get<int>();
}

Json json_of(const documents::Place& at) {
    Json json = Json::object();
    if (at.line != 0) json["line"] = at.line;
    if (at.page != 0) json["page"] = at.page;
    put(json, "sheet", at.sheet);
    put(json, "cell", at.cell);
    return json;
}

documents::Place place_in(const Json& json) {
    return {
        .line = number_in(json, "line"),
        .page = number_in(json, "page"),
        .sheet = text_in(json, "sheet"),
        .cell = text_in(json, "cell")
    };
}

Json json_of(const plan::DueDate& due) {
    return {
        {"last_day", iso_date(due.last_day)},
        {"precision", plan::name_of(due.precision)},
        {"words", due.words}
    };
}

plan::DueDate due_in(const Json& json) {
    const auto last_day = parse_iso_date(text_in(json, "last_day"));
    ensure(last_day.has_value(), "a kept date is a date");
    return {
        .last_day = *last_day,
        .precision = plan::due_precision_named(text_in(json, "precision")),
        .words = text_in(json, "words")
    };
}

Json json_of(const plan::Status& status) {
    return {{"symbol", status.symbol}, {"word", status.word}, {"meaning", plan::name_of(status.meaning)}};
}

plan::Status status_in(const Json& json) {
    return {
        .symbol = text_in(json, "symbol"),
        .word = text_in(json, "word"),
        .meaning = plan::meaning_named(text_in(json, "meaning")).value_or(plan::Meaning::not_reported)
    };
}

Json json_of(const IncomingPeriod& period) {
    Json json = {{"printed", period.printed}, {"label", period.label}};
    if (period.days) {
        json["from"] = iso_date(period.days->from);
        json["to"] = iso_date(period.days->to);
    }
    return json;
}

IncomingPeriod period_in(const Json& json) {
    IncomingPeriod period{.printed = text_in(json, "printed"), .label = text_in(json, "label")};
    const auto from = parse_iso_date(text_in(json, "from"));
    const auto to = parse_iso_date(text_in(json, "to"));
    if (from && to) period.days = DateRange{.from = *from, .to = *to};
    return period;
}

Json json_of(const plan::Quantity& quantity) {
    return quantity.words;
}

template <class IdType>
void put_id(Json& json, const char* name, const std::optional<IdType>& id) {
    if (id) json[name] = id->value;
}

template <class IdType>
std::optional<IdType> id_in(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() ? std::nullopt : std::optional(IdType{found->get<std::int64_t>()});
}

struct TextField {
    const char* name;
    std::string IncomingRow::* text;
};

constexpr std::array text_fields = {
    TextField{"ref", &IncomingRow::ref},
    TextField{"printed_ref", &IncomingRow::printed_ref},
    TextField{"objective", &IncomingRow::objective},
    TextField{"action", &IncomingRow::action},
    TextField{"owner", &IncomingRow::owner},
    TextField{"service_area", &IncomingRow::service_area},
    TextField{"baseline", &IncomingRow::baseline},
    TextField{"target", &IncomingRow::target},
    TextField{"due_words", &IncomingRow::due_words},
    TextField{"printed_status", &IncomingRow::printed_status},
    TextField{"progress", &IncomingRow::progress},
    TextField{"commentary", &IncomingRow::commentary},
    TextField{"evidence", &IncomingRow::evidence}
};

}  // namespace

std::string written(const KeptRow& kept) {
    Json json = Json::object();
    json["at"] = json_of(kept.row.at);
    for (const auto& field : text_fields)
        put(json, field.name, kept.row.*field.text);
    if (kept.row.due) json["due"] = json_of(*kept.row.due);
    if (kept.row.status) json["status"] = json_of(*kept.row.status);
    if (kept.row.has_unknown_status) json["unknown_status"] = true;
    if (kept.period) json["period"] = json_of(*kept.period);
    return dumped(json);
}

KeptRow read_row(std::string_view text) {
    const auto json = parsed(text);
    KeptRow kept;
    kept.row.at = place_in(json.at("at"));
    for (const auto& field : text_fields)
        kept.row.*field.text = text_in(json, field.name);
    if (json.contains("due")) kept.row.due = due_in(json["due"]);
    if (json.contains("status")) kept.row.status = status_in(json["status"]);
    kept.row.has_unknown_status = json.contains("unknown_status");
    if (json.contains("period")) kept.period = period_in(json["period"]);
    return kept;
}

std::string written(const std::vector<FieldChange>& changes) {
    Json json = Json::array();
    for (const auto& change : changes)
        json.push_back({name_of(change.field), change.before, change.after});
    return dumped(json);
}

std::vector<FieldChange> read_changes(std::string_view text) {
    std::vector<FieldChange> changes;
    if (text.empty()) return changes;
    for (const auto& change : parsed(text)) {
        changes.push_back(
            {.field = field_named(change.at(0).get<std::string>()).value_or(Field::action),
             .before = change.at(1).get<std::string>(),
             .after = change.at(2).get<std::string>()}
        );
    }
    return changes;
}

std::string written(const Choices& choices) {
    Json statuses = Json::object();
    for (const auto& [printed, meaning] : choices.statuses)
        statuses[printed] = meaning ? std::string(plan::name_of(*meaning)) : "";
    return dumped({{"columns", choices.columns}, {"statuses", statuses}});
}

Choices read_choices(std::string_view text) {
    Choices choices;
    if (text.empty()) return choices;
    const auto json = parsed(text);
    for (const auto& [heading, field] : json.at("columns").items())
        choices.columns.emplace(heading, field.get<std::string>());
    for (const auto& [printed, meaning] : json.at("statuses").items())
        choices.statuses.emplace(printed, plan::meaning_named(meaning.get<std::string>()));
    return choices;
}

std::string written(const std::vector<Problem>& problems) {
    Json json = Json::array();
    for (const auto& problem : problems) {
        json.push_back(
            {{"check", problem.check},
             {"sentence", problem.sentence},
             {"of", problem.of},
             {"at", json_of(problem.at)}}
        );
    }
    return dumped(json);
}

std::vector<Problem> read_problems(std::string_view text) {
    std::vector<Problem> problems;
    if (text.empty()) return problems;
    for (const auto& json : parsed(text)) {
        problems.push_back(
            {.check = text_in(json, "check"),
             .sentence = text_in(json, "sentence"),
             .of = text_in(json, "of"),
             .at = place_in(json.at("at"))}
        );
    }
    return problems;
}

std::string written(const MarkCounts& counts) {
    Json json = Json::object();
    for (const auto mark : all_marks())
        json[std::string(name_of(mark))] = counts.of(mark);
    return dumped(json);
}

MarkCounts read_counts(std::string_view text) {
    if (text.empty()) return {};
    const auto json = parsed(text);
    const auto of = [&](Mark mark) { return json.value(std::string(name_of(mark)), std::size_t{0}); };
    return {
        .added = of(Mark::added),
        .changed = of(Mark::changed),
        .same = of(Mark::same),
        .doubtful = of(Mark::doubtful),
        .refused = of(Mark::refused),
        .left_out = of(Mark::left_out)
    };
}

std::string written(const plan::Measure& measure) {
    Json json = {
        {"id", measure.id.value},
        {"ref", measure.ref},
        {"action", measure.action},
        {"printed_owner", measure.printed_owner},
        {"baseline", json_of(measure.baseline)},
        {"target", json_of(measure.target)},
        {"due_words", measure.due_words},
        {"version", measure.version}
    };
    put_id(json, "objective", measure.objective);
    put_id(json, "owner", measure.owner);
    put_id(json, "service_area", measure.service_area);
    if (measure.due) json["due"] = json_of(*measure.due);
    return dumped(json);
}

plan::Measure read_measure(std::string_view text) {
    const auto json = parsed(text);
    plan::Measure measure{
        .id = *id_in<plan::MeasureId>(json, "id"),
        .objective = id_in<plan::ObjectiveId>(json, "objective"),
        .ref = text_in(json, "ref"),
        .action = text_in(json, "action"),
        .owner = id_in<accounts::PersonId>(json, "owner"),
        .printed_owner = text_in(json, "printed_owner"),
        .service_area = id_in<accounts::ServiceAreaId>(json, "service_area"),
        .baseline = plan::quantity_of(text_in(json, "baseline")),
        .target = plan::quantity_of(text_in(json, "target")),
        .due_words = text_in(json, "due_words"),
        .version = json.at("version").get<std::int64_t>()
    };
    if (json.contains("due")) measure.due = due_in(json["due"]);
    return measure;
}

std::string written(const plan::ReturnBefore& before) {
    const auto& given = before.given;
    Json json = {
        {"id", given.id.value},
        {"measure", given.measure.value},
        {"period", given.period.value},
        {"commentary", given.content.commentary},
        {"progress", json_of(given.content.progress)},
        {"state", plan::name_of(given.state)},
        {"version", given.version},
        {"last_act", before.last_act}
    };
    if (given.content.status) json["status"] = json_of(*given.content.status);
    put_id(json, "carried_from", given.content.carried_from);
    return dumped(json);
}

plan::ReturnBefore read_return_before(std::string_view text) {
    const auto json = parsed(text);
    plan::ReturnBefore before;
    before.given.id = *id_in<plan::ReturnId>(json, "id");
    before.given.measure = *id_in<plan::MeasureId>(json, "measure");
    before.given.period = *id_in<plan::PeriodId>(json, "period");
    if (json.contains("status")) before.given.content.status = status_in(json["status"]);
    before.given.content.commentary = text_in(json, "commentary");
    before.given.content.progress = plan::quantity_of(text_in(json, "progress"));
    before.given.content.carried_from = id_in<plan::ReturnId>(json, "carried_from");
    before.given.state =
        plan::return_state_named(text_in(json, "state")).value_or(plan::ReturnState::not_started);
    before.given.version = json.at("version").get<std::int64_t>();
    before.last_act = json.at("last_act").get<std::int64_t>();
    return before;
}

Incoming put_together(const std::vector<KeptRow>& rows) {
    Incoming incoming;
    std::map<std::string, std::size_t> places;
    for (const auto& [row, period] : rows) {
        incoming.rows.push_back(row);
        if (!period) continue;
        const auto [found, is_new] = places.try_emplace(period->printed, incoming.periods.size());
        if (is_new) incoming.periods.push_back(*period);
        incoming.rows.back().period = found->second;
    }
    return incoming;
}

std::vector<KeptRow> taken_apart(const Incoming& incoming) {
    std::vector<KeptRow> rows;
    rows.reserve(incoming.rows.size());
    for (const auto& row : incoming.rows) {
        rows.push_back(
            {.row = row, .period = row.period ? std::optional(incoming.periods[*row.period]) : std::nullopt}
        );
    }
    return rows;
}

}  // namespace dueregard::intake
