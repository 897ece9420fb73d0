#include "accounts/organisation_commands.hpp"

#include "accounts/organisation_store.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <ostream>

namespace dueregard::accounts {

namespace {

constexpr std::string_view command_line = "The command line";

int add(cli::Call& call) {
    const auto organisation = read_organisation(call.values.get("--name"), call.values.get("--short-name"));
    if (!organisation) throw BadRequest(sentence_of(organisation.error()));
    auto db = storage::Db::open(call.database, call.clock);
    OrganisationId id;
    db.write([&](storage::Transaction& tx) { id = add_organisation(tx, *organisation, command_line); });
    call.out << fmt::format("{}\t{}\n", address(id), organisation->name);
    return 0;
}

int list(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    for (const auto& organisation : list_organisations(db)) {
        call.out << fmt::format(
            "{}\t{}\t{}\n", address(organisation.id), organisation.name, organisation.short_name
        );
    }
    return 0;
}

}  // namespace

cli::Command add_organisation_command() {
    return {
        .name = "organisation add",
        .summary = "make an organisation in the register",
        .description =
            "Prints its id and name. Every person, measure and return belongs to one organisation.",
        .options =
            {
                {.name = "--name",
                 .value = "NAME",
                 .description = "the whole name: \"Thornbury City Council\"",
                 .presence = cli::Presence::required},
                {.name = "--short-name",
                 .value = "NAME",
                 .description = "what stands in the header of each page; the whole name where left out"},
            },
        .run = add,
    };
}

cli::Command list_organisations_command() {
    return {
        .name = "organisation list",
        .summary = "print the organisations in the register",
        .description = "One on each line: id, name and short name, set apart by tabs.",
        .run = list,
    };
}

cli::Option organisation_option() {
    return {
        .name = "--organisation",
        .value = "NAME",
        .description = "its name, short name or id; may be left out where there is only one",
    };
}

Organisation organisation_of(storage::Db& db, const cli::Call& call) {
    const auto called = call.values.get("--organisation");
    if (!called.empty()) {
        const auto organisation = organisation_called(db, called);
        if (organisation) return *organisation;
        throw BadRequest(fmt::format(
            "No organisation, or more than one, is called {}; see: dueregard organisation list", called
        ));
    }
    const auto organisation = only_organisation(db);
    if (organisation) return *organisation;
    throw BadRequest("Say which organisation with --organisation; see: dueregard organisation list");
}

Actor command_line_of(OrganisationId organisation) {
    return {.organisation = organisation, .person = std::nullopt, .name = std::string(command_line)};
}

std::string sentence_of(const Faults& faults) {
    std::string sentence;
    for (const auto& fault : faults) {
        if (!sentence.empty()) sentence += ' ';
        sentence += fault.sentence;
    }
    return sentence;
}

}  // namespace dueregard::accounts
