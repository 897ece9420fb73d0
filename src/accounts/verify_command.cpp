#include "accounts/verify_command.hpp"

#include "accounts/erasure.hpp"
#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"

#include <fmt/core.h>

#include <ostream>

namespace dueregard::accounts {

namespace {

bool verify_one(cli::Call& call, storage::Db& db, const Organisation& organisation) {
    if (const auto broken = first_broken_link(db, organisation.id)) {
        call.out << fmt::format("{}: broken at entry {}\n", organisation.name, *broken);
        call.error << fmt::format(
            "The history of {} was changed from outside at entry {}; restore a backup from before that.\n",
            organisation.name,
            *broken
        );
        return false;
    }
    const auto head = chain_head(db, organisation.id);
    call.out << fmt::format("{}: whole, {} entries, {}\n", organisation.name, head.sequence, head.hash);
    if (const auto erased = count_erased_entries(db, organisation.id); erased > 0) {
        call.out << fmt::format(
            "{}: {} of them without a name or a text, each told of by the erasure of a person\n",
            organisation.name,
            erased
        );
    }
    return true;
}

int run(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    bool is_whole = true;
    for (const auto& organisation : list_organisations(db)) {
        is_whole = verify_one(call, db, organisation) && is_whole;
    }
    return is_whole ? 0 : 1;
}

}  // namespace

cli::Command verify_command() {
    return {
        .name = "verify",
        .summary = "prove that the history is whole",
        .description =
            "Follows each organisation's history from its first entry and prints how many there are and the last one's "
            "hash, or the first entry that does not follow from what it says and from the one before; exit status 1 "
            "then.\n\nA history whose end was cut off is whole in itself: keep the printed hash somewhere else and "
            "compare.",
        .run = run,
    };
}

}  // namespace dueregard::accounts
