#include "hostile/registers.hpp"

#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/session_store.hpp"
#include "app/sample_council.hpp"
#include "hostile/found_form.hpp"
#include "hostile/walker.hpp"
#include "storage/db.hpp"
#include "support/postgresql_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_db.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <span>

namespace dueregard::hostile {

namespace {

bool is_on_postgresql() {
    return test_support::engine_of_tests() == storage::Engine::postgresql;
}

Council council_called(storage::Db& db, std::string_view short_name) {
    Council council;
    for (const auto& organisation : accounts::list_organisations(db))
        if (organisation.short_name == short_name) council.organisation = organisation.id;
    const accounts::Actor installation{.organisation = council.organisation, .name = "installation"};
    db.write([&](storage::Transaction& tx) {
        council.person = accounts::add_person(
            tx, installation, {.name = "Mallory Wren", .email = "mallory@wexmere.example"}
        );
        accounts::give_role(tx, installation, council.person, {.role = accounts::Role::administrator});
        council.session = accounts::start_session(
            tx, council.organisation, council.person, {.address = "192.0.2.1", .name = "Firefox"}
        );
    });
    return council;
}

/// The sample's own files, with its last two quarters alone, since every row is looked at again and again.
void make_short(const std::string& address, const std::filesystem::path& folder, std::string_view name) {
    std::filesystem::copy("samples", folder, std::filesystem::copy_options::recursive);
    std::ofstream(folder / "council/periods.csv")
        << "Period,From,To,Returns due by\n2026/27 Q2,2026-07-01,2026-09-30,2026-10-16\n"
           "2026/27 Q3,2026-10-01,2026-12-31,2027-01-15\n";
    std::ofstream(folder / "council/organisation.csv") << "Name,Short name,Web site\n"
                                                       << name << " Council," << name << ",\n";
    app::make_sample_council(address, {.folder = folder.string(), .password = "a password for tests"});
}

/// Sends each form that the pages have with usual words, but those whose address ends so.
void send_all_but(
    const std::string& address, const Council& council, std::span<const std::string_view> endings
) {
    Walker walker(address, council);
    walker.explore();
    for (const auto& [kind, form] : walker.forms) {
        const auto ends_so = [&](std::string_view ending) { return form.action.ends_with(ending); };
        if (std::ranges::none_of(endings, ends_so)) (void)walker.send(form, usual_values(form));
    }
}

/// What the sample leaves out: a file that waits to be accepted, evidence, a token; and in a second round
/// what comes of them, and one of each that is withdrawn.
void grow(const std::string& address, const Council& council) {
    constexpr std::array<std::string_view, 8> final = {
        "/ending", "/leaving", "/undoing", "/discarding", "/sign-out", "/acts", "/password", "/freezing"
    };
    constexpr std::array<std::string_view, 12> later = {
        "/ending",
        "/leaving",
        "/undoing",
        "/discarding",
        "/sign-out",
        "/acts",
        "/password",
        "/freezing",
        "/withdrawal",
        "/acceptance",
        "/agreement",
        "/sending-back"
    };
    send_all_but(address, council, later);
    send_all_but(address, council, final);
    send_all_but(address, council, later);
}

Register make_first(const std::string& address, const std::filesystem::path& folder) {
    Register made{.address = address};
    make_short(address, folder / "own", "Wexmere");
    make_short(address, folder / "foreign", "Farford");
    {
        const FixedClock clock(now);
        auto db = storage::Db::open(address, clock);
        made.own = council_called(db, "Wexmere");
        made.foreign = council_called(db, "Farford");
    }
    grow(address, made.own);
    grow(address, made.foreign);
    return made;
}

const Register& first() {
    static const support::TemporaryDirectory shelf;
    static const Register made = make_first(
        is_on_postgresql() ? test_support::PostgresqlServer::get().fresh_database()
                           : (shelf.path() / "first.db").string(),
        shelf.path()
    );
    return made;
}

}  // namespace

Register fresh_register(const std::filesystem::path& folder) {
    static int count = 0;
    auto copy = first();
    if (is_on_postgresql()) {
        copy.address = test_support::PostgresqlServer::get().fresh_database(first().address);
        return copy;
    }
    copy.address = (folder / ("copy-" + std::to_string(++count) + ".db")).string();
    std::filesystem::copy_file(first().address, copy.address);
    return copy;
}

}  // namespace dueregard::hostile
