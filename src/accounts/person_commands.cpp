#include "accounts/person_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "accounts/password_reset.hpp"
#include "accounts/person_store.hpp"
#include "accounts/personal_data.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/service_area_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <istream>
#include <ostream>

namespace dueregard::accounts {

namespace {

// --- what is read from the call ---

std::vector<std::string_view> names_of_roles_to_give() {
    std::vector<std::string_view> names;
    for (const auto role : all_roles())
        if (is_given_by_itself(role)) names.push_back(name_of(role));
    return names;
}

std::vector<std::string_view> role_names() {
    std::vector<std::string_view> names;
    for (const auto role : all_roles())
        names.push_back(name_of(role));
    return names;
}

Role role_in(std::string_view name) {
    const auto role = role_named(name);
    if (!role) throw BadRequest(fmt::format("There is no role called {}.", name));
    return *role;
}

/// The first line, without its end: a file made by an editor has one.
std::string first_line(std::istream& in) {
    std::string line;
    std::getline(in, line);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// From a file or standard input, never from the call itself: other users of the machine can read that.
std::string password_in(cli::Call& call) {
    const auto path = call.values.get("--password-from");
    if (path == "-") return first_line(call.in);
    std::ifstream file{std::string(path)};
    if (!file) throw BadRequest(fmt::format("The password could not be read from {}.", path));
    return first_line(file);
}

std::optional<std::string> chosen_password_hash(cli::Call& call) {
    if (!call.values.has("--password-from")) return std::nullopt;
    const auto password = password_in(call);
    if (const auto fault = fault_of_password(password)) throw BadRequest(*fault + ".");
    return password_hash(password);
}

Person person_in(storage::Db& db, OrganisationId organisation, const cli::Call& call) {
    const auto email = call.values.get("--email");
    auto person = person_with_email(db, organisation, email);
    if (!person) throw NotFound(fmt::format("Nobody in this organisation has the email address {}.", email));
    return std::move(*person);
}

/// Made where there is none of that name yet: a council's list of services grows with its people.
std::optional<ServiceAreaId>
service_area_in(storage::Transaction& tx, const Actor& actor, const cli::Call& call) {
    const auto name = call.values.get("--service-area");
    if (name.empty()) return std::nullopt;
    if (const auto area = service_area_called(tx, actor.organisation, name)) return area->id;
    const auto fresh = read_service_area(name, std::nullopt);
    if (!fresh) throw BadRequest(sentence_of(fresh.error()));
    return add_service_area(tx, actor, *fresh);
}

void require_mail(const cli::Call& call) {
    if (call.configuration.find("DUEREGARD_MAIL_HOST")) return;
    throw BadRequest("No mail server is set (DUEREGARD_MAIL_HOST), so nobody can be invited.");
}

// --- what is done ---

int add(cli::Call& call) {
    const auto person = read_person(call.values.get("--name"), call.values.get("--email"));
    if (!person) throw BadRequest(sentence_of(person.error()));
    if (call.values.has("--invite")) require_mail(call);
    const auto hash = chosen_password_hash(call);
    auto db = storage::Db::open(call.database, call.clock);
    const auto actor = command_line_of(organisation_of(db, call).id);
    PersonId id;
    db.write([&](storage::Transaction& tx) {
        id = add_person(tx, actor, *person);
        const auto area = service_area_in(tx, actor, call);
        for (const auto& role : call.values.all("--role"))
            give_role(tx, actor, id, role_in(role), area);
        if (hash) set_password(tx, actor, id, *hash);
        if (call.values.has("--invite")) invite(tx, actor, id);
    });
    call.out << fmt::format("{}\t{}\t{}\n", address(id), person->name, person->email);
    return 0;
}

std::string roles_line(const Person& person, const std::vector<ServiceArea>& areas) {
    std::vector<std::string> words;
    for (const auto& grant : person.roles) {
        const auto area =
            std::ranges::find_if(areas, [&](const ServiceArea& one) { return grant.service_area == one.id; });
        words.push_back(
            area == areas.end() ? std::string(name_of(grant.role))
                                : fmt::format("{} ({})", name_of(grant.role), area->name)
        );
    }
    return join(words, ", ");
}

std::string_view standing(const Person& person) {
    if (person.left_at) return "left";
    return person.has_password ? "may sign in" : "no password";
}

int list(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    const auto organisation = organisation_of(db, call).id;
    const auto areas = list_service_areas(db, organisation);
    for (const auto& person : list_people(db, organisation)) {
        call.out << fmt::format(
            "{}\t{}\t{}\t{}\t{}\n",
            address(person.id),
            person.name,
            person.email,
            roles_line(person, areas),
            standing(person)
        );
    }
    return 0;
}

void end_roles(storage::Transaction& tx, const Actor& actor, const Person& person, const cli::Call& call) {
    for (const auto& name : call.values.all("--end")) {
        const auto role = role_in(name);
        const auto count = std::ranges::count(person.roles, role, &RoleGrant::role);
        if (count == 0) throw Conflict(fmt::format("{} does not have the role {}.", person.name, name));
        for (const auto& grant : person.roles) {
            if (grant.role == role) end_role(tx, actor, grant.id, call.values.get("--why"));
        }
    }
}

int change_roles(cli::Call& call) {
    if (!call.values.has("--give") && !call.values.has("--end")) {
        throw BadRequest("Say which role with --give or --end.");
    }
    auto db = storage::Db::open(call.database, call.clock);
    const auto actor = command_line_of(organisation_of(db, call).id);
    db.write([&](storage::Transaction& tx) {
        const auto person = person_in(tx, actor.organisation, call);
        end_roles(tx, actor, person, call);
        const auto area = service_area_in(tx, actor, call);
        for (const auto& role : call.values.all("--give"))
            give_role(tx, actor, person.id, role_in(role), area);
    });
    const auto person = person_in(db, actor.organisation, call);
    call.out << fmt::format(
        "{}\t{}\n", person.name, roles_line(person, list_service_areas(db, actor.organisation))
    );
    return 0;
}

int change_password(cli::Call& call) {
    const auto hash = chosen_password_hash(call);
    auto db = storage::Db::open(call.database, call.clock);
    const auto actor = command_line_of(organisation_of(db, call).id);
    db.write([&](storage::Transaction& tx) {
        set_password(tx, actor, person_in(tx, actor.organisation, call).id, hash.value());
    });
    return 0;
}

int send_invitation(cli::Call& call) {
    require_mail(call);
    auto db = storage::Db::open(call.database, call.clock);
    const auto actor = command_line_of(organisation_of(db, call).id);
    db.write([&](storage::Transaction& tx) { invite(tx, actor, person_in(tx, actor.organisation, call).id); }
    );
    return 0;
}

int export_data(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    const auto organisation = organisation_of(db, call).id;
    const auto person = person_in(db, organisation, call);
    call.out << personal_data_json(db, organisation, person.id, call.clock.now());
    return 0;
}

int leave(cli::Call& call) {
    auto db = storage::Db::open(call.database, call.clock);
    const auto actor = command_line_of(organisation_of(db, call).id);
    db.write([&](storage::Transaction& tx) {
        record_leaving(tx, actor, person_in(tx, actor.organisation, call).id, call.values.get("--why"));
    });
    return 0;
}

// --- what the command line offers ---

cli::Option email_option() {
    return {
        .name = "--email",
        .value = "ADDRESS",
        .description = "their email address",
        .presence = cli::Presence::required,
    };
}

cli::Option why_option() {
    return {.name = "--why", .value = "TEXT", .description = "the reason, for the history"};
}

cli::Option service_area_option() {
    return {
        .name = "--service-area",
        .value = "NAME",
        .description =
            "where the role holds, with all below it; made where there is none of that name. Left out: "
            "the whole organisation",
    };
}

constexpr std::string_view about_passwords =
    "The password is the first line of a file, or of standard input with \"-\": 12 characters or more. It is never "
    "part of the call, where other users of the machine could read it.";

}  // namespace

cli::Command add_person_command() {
    return {
        .name = "person add",
        .summary = "add somebody to an organisation",
        .description = about_passwords,
        .options =
            {
                organisation_option(),
                {.name = "--name",
                 .value = "NAME",
                 .description = "as they are called in the register",
                 .presence = cli::Presence::required},
                email_option(),
                {.name = "--role",
                 .value = "ROLE",
                 .description = "what they may do",
                 .presence = cli::Presence::any_number,
                 .choices = names_of_roles_to_give()},
                service_area_option(),
                {.name = "--password-from",
                 .value = "FILE",
                 .description = "lets them sign in; without it they are only named in the register"},
                {.name = "--invite",
                 .description = "sends them mail with a link, by which they set their password themselves"},
            },
        .run = add,
    };
}

cli::Command list_people_command() {
    return {
        .name = "person list",
        .summary = "print the people of an organisation",
        .description =
            "One on each line: id, name, email address, roles, and whether they may sign in, set apart by "
            "tabs.",
        .options = {organisation_option()},
        .run = list,
    };
}

cli::Command change_roles_command() {
    return {
        .name = "person role",
        .summary = "give somebody a role, or end one",
        .description = "Both are kept with their time; ending comes first. Prints what they have then.",
        .options =
            {
                organisation_option(),
                email_option(),
                {.name = "--give",
                 .value = "ROLE",
                 .description = "a role to give",
                 .presence = cli::Presence::any_number,
                 .choices = names_of_roles_to_give()},
                {.name = "--end",
                 .value = "ROLE",
                 .description = "a role to end, wherever it holds",
                 .presence = cli::Presence::any_number,
                 .choices = role_names()},
                service_area_option(),
                why_option(),
            },
        .run = change_roles,
    };
}

cli::Command set_password_command() {
    return {
        .name = "person password",
        .summary = "set somebody's password",
        .description = about_passwords,
        .options =
            {
                organisation_option(),
                email_option(),
                {.name = "--password-from",
                 .value = "FILE",
                 .description = "where the password stands",
                 .presence = cli::Presence::required},
            },
        .run = change_password,
    };
}

cli::Command invite_person_command() {
    return {
        .name = "person invite",
        .summary = "send somebody a link to set their first password",
        .description =
            "The link works once, for 7 days. It needs a mail server (DUEREGARD_MAIL_HOST), and the server or tick to "
            "send it.",
        .options = {organisation_option(), email_option()},
        .run = send_invitation,
    };
}

cli::Command export_person_command() {
    return {
        .name = "person export",
        .summary = "print everything the register holds on somebody, as JSON",
        .description =
            "Every row that names the person, table by table: their account, roles, sessions, letters, what they did and "
            "what was done to their account. Passwords and tokens are left out. At most 20,000 rows of each table; each says "
            "how many there are.",
        .options = {organisation_option(), email_option()},
        .run = export_data,
    };
}

cli::Command record_leaving_command() {
    return {
        .name = "person leave",
        .summary = "end somebody's access",
        .description =
            "They are signed out everywhere and cannot sign in again. What they did stays in the history.",
        .options = {organisation_option(), email_option(), why_option()},
        .run = leave,
    };
}

}  // namespace dueregard::accounts
