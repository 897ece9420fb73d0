#include "framework/framework_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/edition_store.hpp"
#include "framework/incoming_pack.hpp"
#include "framework/pack_schema.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

namespace dueregard::framework {

namespace {

using storage::Db;
using storage::Transaction;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    if (!std::filesystem::is_regular_file(path) || !(bytes << file.rdbuf()))
        throw NotFound(fmt::format("{} could not be read; is it there?", path));
    return bytes.str();
}

std::string summary_of(const Edition& edition) {
    return fmt::format(
        "{}: {} levels, {} criteria, {}",
        name_of(edition),
        edition.levels.size(),
        criteria_of(edition).size(),
        edition.wording == Wording::ours ? "in our own words" : "in the publisher’s words"
    );
}

int check(cli::Call& call) {
    const std::string path{call.values.get("FILE")};
    const auto edition = read_incoming(bytes_of(path), path);
    if (edition) {
        call.out << summary_of(*edition) << '\n';
        return 0;
    }
    for (const auto& fault : edition.error())
        call.out << fault << '\n';
    return 1;
}

Edition edition_named(const std::string& name) {
    if (auto edition = built_in_edition(name)) return *std::move(edition);
    auto edition = read_incoming(bytes_of(name), name);
    if (!edition) throw BadRequest(fmt::format("{}: {}", name, told(edition.error())));
    return *std::move(edition);
}

int add(cli::Call& call) {
    const auto edition = edition_named(std::string(call.values.get("NAME")));
    auto db = Db::open(call.database, call.clock);
    const accounts::Acting acting{
        .actor = accounts::command_line_of(accounts::organisation_of(db, call).id),
        .roles = {accounts::Role::equality_lead},
        .service_areas = {}
    };
    std::expected<EditionId, std::string> kept;
    db.write([&](Transaction& tx) {
        kept = keep_edition(tx, acting, edition);
        if (kept && call.values.has("--publish"))
            (void)act_on_edition(tx, acting, *kept, EditionActKind::published, "");
    });
    if (!kept) throw Conflict(kept.error() + ".");
    call.out << summary_of(edition) << '\n';
    return 0;
}

int list(cli::Call& call) {
    auto db = Db::open(call.database, call.clock);
    const auto organisation = accounts::organisation_of(db, call).id;
    for (const auto& row : editions(db, organisation))
        call.out << fmt::format(
            "{}\t{}\t{} criteria\t{}\n", row.name, title_of(row.state), row.criteria, row.title
        );
    call.out << "Come with the program:\n";
    for (const auto& edition : built_in_editions())
        call.out << fmt::format("  {}\t{}\n", name_of(edition), edition.title);
    return 0;
}

int schema(cli::Call& call) {
    call.out << pack_schema();
    return 0;
}

}  // namespace

std::vector<cli::Command> commands() {
    return {
        {.name = "framework list",
         .summary = "list the editions of frameworks",
         .description = "Those of the register, and those that come with the program.",
         .arguments = {},
         .options = {accounts::organisation_option()},
         .run = list},
        {.name = "framework check",
         .summary = "say what is wrong with a framework pack",
         .description = "Exit status 1 where the pack could not be used. Touches no database.",
         .arguments =
             {{.name = "FILE",
               .description = "the pack: .yaml, .json, .xlsx or .csv",
               .kind = cli::ValueKind::file}},
         .options = {},
         .run = check,
         .uses = cli::Register::untouched},
        {.name = "framework add",
         .summary = "add an edition of a framework",
         .description = "As a draft, which may be added again to replace it until it is published.",
         .arguments = {{.name = "NAME", .description = "\"EFLG 2021\", or the file of a pack"}},
         .options =
             {accounts::organisation_option(),
              {.name = "--publish",
               .value = "",
               .description = "publish it at once, so that it can be assessed against"}},
         .run = add},
        {.name = "framework schema",
         .summary = "print the JSON Schema of framework packs",
         .description = "For an editor that completes and checks YAML by it.",
         .arguments = {},
         .options = {},
         .run = schema,
         .uses = cli::Register::untouched},
    };
}

}  // namespace dueregard::framework
