#include "framework/framework_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "base/failure.hpp"
#include "framework/built_in.hpp"
#include "framework/crosswalk_store.hpp"
#include "framework/edition_store.hpp"
#include "framework/incoming_pack.hpp"
#include "framework/pack_schema.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>
#include <variant>

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

std::string summary_of(const Crosswalk& crosswalk) {
    return fmt::format("{}: {} links", name_of(crosswalk), crosswalk.links.size());
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

/// What a name or a file stands for: an edition, or a crosswalk from one to another.
using Pack = std::variant<Edition, Crosswalk>;

Pack pack_named(const std::string& name) {
    if (auto edition = built_in_edition(name)) return *std::move(edition);
    if (auto crosswalk = built_in_crosswalk(name)) return *std::move(crosswalk);
    const auto bytes = bytes_of(name);
    if (is_crosswalk(bytes)) {
        auto crosswalk = read_crosswalk(bytes);
        if (!crosswalk) throw BadRequest(fmt::format("{}: {}.", name, crosswalk.error()));
        return *std::move(crosswalk);
    }
    auto edition = read_incoming(bytes, name);
    if (!edition) throw BadRequest(fmt::format("{}: {}", name, told(edition.error())));
    return *std::move(edition);
}

std::expected<void, std::string>
keep(Transaction& tx, const accounts::Acting& acting, const Edition& edition, bool is_published) {
    const auto kept = keep_edition(tx, acting, edition);
    if (!kept) return std::unexpected(kept.error());
    if (is_published) (void)act_on_edition(tx, acting, *kept, EditionActKind::published, "");
    return {};
}

std::expected<void, std::string>
keep(Transaction& tx, const accounts::Acting& acting, const Crosswalk& crosswalk, bool is_published) {
    const auto kept = keep_crosswalk(tx, acting, crosswalk);
    if (!kept) return std::unexpected(kept.error());
    if (is_published) (void)act_on_crosswalk(tx, acting, *kept, EditionActKind::published, "");
    return {};
}

int add(cli::Call& call) {
    const auto pack = pack_named(std::string(call.values.get("NAME")));
    auto db = Db::open(call.database, call.clock);
    const accounts::Acting acting{
        .actor = accounts::command_line_of(accounts::organisation_of(db, call).id),
        .roles = {accounts::Role::equality_lead},
        .service_areas = {}
    };
    std::expected<void, std::string> kept;
    db.write([&](Transaction& tx) {
        kept = std::visit(
            [&](const auto& one) { return keep(tx, acting, one, call.values.has("--publish")); }, pack
        );
    });
    if (!kept) throw Conflict(kept.error() + ".");
    call.out << std::visit([](const auto& one) { return summary_of(one); }, pack) << '\n';
    return 0;
}

int list(cli::Call& call) {
    auto db = Db::open(call.database, call.clock);
    const auto organisation = accounts::organisation_of(db, call).id;
    for (const auto& row : editions(db, organisation))
        call.out << fmt::format(
            "{}\t{}\t{} criteria\t{}\n", row.name, title_of(row.state), row.criteria, row.title
        );
    for (const auto& row : crosswalks(db, organisation))
        call.out << fmt::format("{} to {}\t{}\t{} links\n", row.from, row.to, title_of(row.state), row.links);
    call.out << "Come with the program:\n";
    for (const auto& edition : built_in_editions())
        call.out << fmt::format("  {}\t{}\n", name_of(edition), edition.title);
    for (const auto& crosswalk : built_in_crosswalks())
        call.out << fmt::format("  {}\tCrosswalk\n", name_of(crosswalk));
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
         .summary = "list the editions of frameworks, and the crosswalks between them",
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
         .summary = "add an edition of a framework, or a crosswalk between two",
         .description = "As a draft, which may be added again to replace it until it is published.",
         .arguments =
             {{.name = "NAME",
               .description = "\"EFLG 2021\", \"EFLG 2009 to EFLG 2021\", or the file of a pack"}},
         .options =
             {accounts::organisation_option(),
              {.name = "--publish", .value = "", .description = "publish it at once, so that it can be used"}
             },
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
