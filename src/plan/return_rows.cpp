#include "plan/return_rows.hpp"

#include "plan/rows.hpp"

namespace dueregard::plan {

using accounts::OrganisationId;
using storage::Row;
using storage::Transaction;
using storage::Value;

namespace {

std::optional<Status> status_in(const Row& row, std::size_t first) {
    const auto meaning = row.optional_text(first + 2);
    if (!meaning) return std::nullopt;
    return Status{
        .symbol = row.text(first),
        .word = row.text(first + 1),
        .meaning = meaning_named(*meaning).value_or(Meaning::not_reported)
    };
}

Value meaning_value(const std::optional<Meaning>& meaning) {
    return meaning ? Value(name_of(*meaning)) : Value();
}

}  // namespace

MeasureReturn return_in(const Row& row) {
    return {
        .id = row.id<ReturnId>(0),
        .measure = row.id<MeasureId>(1),
        .period = row.id<PeriodId>(2),
        .content =
            {.status = status_in(row, 3),
             .commentary = row.text(6),
             .progress = {.words = row.text(7), .number = row.optional_number(8), .unit = row.text(9)},
             .carried_from = row.optional_id<ReturnId>(10)},
        .state = return_state_named(row.text(11)).value_or(ReturnState::not_started),
        .version = row.integer(12)
    };
}

bool overwrite_return(Transaction& tx, OrganisationId organisation, const MeasureReturn& next) {
    const auto& content = next.content;
    const auto status = content.status.value_or(Status{});
    const auto meaning = content.status ? std::optional(content.status->meaning) : std::nullopt;
    const auto changed = tx.execute(
        "update measure_return set symbol = :symbol, word = :word, meaning = :meaning, commentary = :commentary, "
        "progress_words = :progress_words, progress_number = :progress_number, progress_unit = :progress_unit, "
        "carried_from = :carried_from, state = :state, counted_as = :counted_as, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {status.symbol,
         status.word,
         meaning_value(meaning),
         content.commentary,
         content.progress.words,
         content.progress.number,
         content.progress.unit,
         content.carried_from,
         name_of(next.state),
         meaning_value(counted_as(next.state, content.status)),
         organisation,
         next.id,
         next.version}
    );
    return changed == 1;
}

void add_act(Transaction& tx, const Acting& acting, ReturnId id, ReturnActKind kind, std::string_view why) {
    add_acts(tx, acting, {id}, kind, why);
}

void add_acts(
    Transaction& tx,
    const Acting& acting,
    const std::vector<ReturnId>& ids,
    ReturnActKind kind,
    std::string_view why
) {
    std::vector<std::vector<Value>> rows;
    for (const auto id : ids) {
        rows.push_back(
            {acting.actor.organisation,
             tx.new_id(),
             id,
             name_of(kind),
             tx.now(),
             acting.actor.person,
             acting.actor.name,
             why,
             acting.actor.for_person}
        );
    }
    insert_rows(
        tx,
        "return_act (organisation, id, measure_return, kind, at, person, person_name, why, for_person)",
        rows
    );
}

}  // namespace dueregard::plan
