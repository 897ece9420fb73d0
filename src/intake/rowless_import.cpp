#include "intake/rowless_import.hpp"

#include "assessment/paper_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "scheme/accreditation_store.hpp"

#include <algorithm>

namespace dueregard::intake {

using accounts::OrganisationId;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::size_t longest_line = 200;

Import waiting_import(Db& db, const plan::Acting& acting, ImportId id) {
    auto import = find_import(db, acting.actor.organisation, id);
    if (const auto next = after(import.state, ImportActKind::accepted); !next) throw Conflict(next.error());
    return import;
}

void accept(
    Transaction& tx, const plan::Acting& acting, const Import& import, const std::vector<Made>& made
) {
    act_on_import(tx, acting, import, ImportActKind::accepted, {});
    keep_made(tx, acting.actor.organisation, import.id, made);
}

scheme::Accreditation accreditation_of(const plan::Accreditation& read, const std::string& file_name) {
    scheme::Accreditation one{
        .scheme = std::string(whole_start(squeezed(read.scheme), longest_line)),
        .level = std::string(whole_start(squeezed(read.level.value_or("")), longest_line))
    };
    one.awarded = read.from;
    one.expires = read.to;
    if (one.awarded && one.expires && *one.expires < *one.awarded) one.awarded.reset();
    one.source = file_name;
    return one;
}

}  // namespace

std::optional<assessment::PaperKind> paper_kind_of(DocumentKind kind) {
    if (kind == DocumentKind::peer_challenge_report) return assessment::PaperKind::report;
    if (kind == DocumentKind::peer_challenge_presentation) return assessment::PaperKind::slides;
    return std::nullopt;
}

bool leads_elsewhere(const Found& found) {
    return found.incoming.rows.empty() && (paper_kind_of(found.kind) || found.accreditations > 0);
}

assessment::ChallengePaperId
put_into_challenge(Transaction& tx, const plan::Acting& acting, ImportId id, assessment::ChallengeId to) {
    const auto import = waiting_import(tx, acting, id);
    const auto kind = paper_kind_of(import.kind);
    if (!kind) throw Conflict("Only what peers handed over goes into a challenge.");
    const auto paper = assessment::add_paper(
        tx,
        acting,
        {.id = {}, .challenge = to, .kind = *kind, .file_name = import.file_name},
        bytes_of(tx, acting.actor.organisation, import.sha256)
    );
    accept(tx, acting, import, {{.noun = "challenge_paper", .id = paper.value}});
    return paper;
}

std::vector<scheme::Accreditation>
accreditations_named(Db& db, OrganisationId organisation, const Import& import) {
    std::vector<scheme::Accreditation> named;
    if (brings_rows(import.kind)) return named;
    const auto document =
        documents::read_document(bytes_of(db, organisation, import.sha256), import.file_name);
    if (!document) return named;
    for (const auto& read : reading_of(*document, import.asked_kind).accreditations)
        named.push_back(accreditation_of(read, import.file_name));
    return named;
}

bool is_held(std::span<const scheme::Accreditation> standing, const scheme::Accreditation& named) {
    return std::ranges::any_of(standing, [&](const scheme::Accreditation& one) {
        return one.state == scheme::State::held && equals_ignoring_case(one.scheme, named.scheme)
               && (named.level.empty() || equals_ignoring_case(one.level, named.level));
    });
}

std::size_t take_in_accreditations(
    Transaction& tx, const plan::Acting& acting, ImportId id, const std::vector<std::size_t>& places
) {
    const auto organisation = acting.actor.organisation;
    const auto import = waiting_import(tx, acting, id);
    const auto named = accreditations_named(tx, organisation, import);
    std::vector<Made> made;
    for (const auto place : places) {
        if (place >= named.size() || is_held(scheme::accreditations(tx, organisation), named[place]))
            continue;
        const auto added = scheme::add_accreditation(tx, acting, named[place]);
        made.push_back({.noun = "accreditation", .id = added.value});
    }
    accept(tx, acting, import, made);
    return made.size();
}

bool brought_no_rows(std::span<const Made> made) {
    return std::ranges::any_of(made, [](const Made& one) {
        return one.noun == "challenge_paper" || one.noun == "accreditation";
    });
}

}  // namespace dueregard::intake
