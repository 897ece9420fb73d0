#include "accounts/second_step_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "accounts/person_store.hpp"
#include "accounts/second_step.hpp"
#include "accounts/second_step_demand_store.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <ostream>

namespace dueregard::accounts {

namespace {

int remove(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    const auto actor = command_line_of(organisation_of(db, call).id);
    const auto email = call.values.get("--email");
    db.write([&](storage::Transaction& tx) {
        const auto person = person_with_email(tx, actor.organisation, email);
        if (!person) {
            throw NotFound(fmt::format("Nobody in this organisation has the email address {}.", email));
        }
        remove_second_step(tx, actor, person->id, call.values.get("--why"));
    });
    return 0;
}

int demand(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    const auto organisation = organisation_of(db, call);
    const auto actor = command_line_of(organisation.id);
    const auto of_whom = call.values.get("--of");
    if (of_whom == "administrators" && !call.configuration.find("DUEREGARD_SEAL_KEY_FILE")) {
        throw BadRequest("No second step can be set up where DUEREGARD_SEAL_KEY_FILE is not set.");
    }
    db.write([&](storage::Transaction& tx) {
        if (of_whom == "administrators") demand_second_step(tx, actor);
        if (of_whom == "nobody") end_second_step_demand(tx, actor);
    });
    const bool is_demanded = find_second_step_demand(db, organisation.id).has_value();
    call.out << fmt::format("{}\t{}\n", organisation.name, is_demanded ? "administrators" : "nobody");
    return 0;
}

}  // namespace

cli::Command remove_second_step_command() {
    return {
        .name = "person remove-second-step",
        .summary = "let somebody in with their password alone again",
        .description =
            "For somebody who has lost their app and their recovery codes, where no other administrator can do it on "
            "their page. They are signed out everywhere and told by mail.",
        .options =
            {organisation_option(),
             {.name = "--email",
              .value = "ADDRESS",
              .description = "their email address",
              .presence = cli::Presence::required},
             {.name = "--why", .value = "TEXT", .description = "the reason, for the history"}},
        .run = remove,
    };
}

cli::Command demand_second_step_command() {
    return {
        .name = "organisation second-step",
        .summary = "say or change of whom a second step at sign-in is demanded",
        .description =
            "Prints the organisation and of whom a second step is demanded. An administrator who has none is led to set "
            "one up and can do nothing else before; who comes in with a sign-in service is not asked.",
        .options =
            {organisation_option(),
             {.name = "--of",
              .value = "WHOM",
              .description = "of whom it is demanded from now on",
              .choices = {"administrators", "nobody"}}},
        .run = demand,
    };
}

}  // namespace dueregard::accounts
