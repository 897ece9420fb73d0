#include "evidence/reading.hpp"

#include "documents/read_document.hpp"
#include "evidence/evidence_rows.hpp"
#include "evidence/search_index.hpp"
#include "evidence/search_words.hpp"

#include <fmt/core.h>

#include <chrono>
#include <vector>

namespace dueregard::evidence {

using accounts::OrganisationId;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::size_t files_a_minute = 50;

struct WaitingFile {
    OrganisationId organisation;
    std::string sha256;
    std::string file_name;
};

std::vector<WaitingFile> waiting_files(Db& db, std::size_t most) {
    std::vector<WaitingFile> files;
    for (const auto& row : db.query(
             "select f.organisation, f.sha256, min(r.file_name) from evidence_file f "
             "join evidence_revision r on r.organisation = f.organisation and r.sha256 = f.sha256 "
             "where not exists (select 1 from evidence_text t where t.organisation = f.organisation and t.sha256 = f.sha256) "
             "group by f.organisation, f.sha256 order by f.organisation, f.sha256 limit :most",
             {static_cast<std::int64_t>(most)}
         ))
        files.push_back(
            {.organisation = row.id<OrganisationId>(0), .sha256 = row.text(1), .file_name = row.text(2)}
        );
    return files;
}

/// A table that was typed in has no name.
std::string words_in(Db& db, const WaitingFile& file) {
    const auto row = db.find(
        "select content from evidence_file where organisation = :organisation and sha256 = :sha256",
        {file.organisation, file.sha256}
    );
    if (!row) return "";
    const auto name = file.file_name.empty() ? std::string("figures.csv") : file.file_name;
    const auto document = documents::read_document(row->bytes(0), name);
    return document ? search_words({text_of(*document)}) : std::string();
}

std::vector<Evidence> latest_with(Db& db, const WaitingFile& file) {
    std::vector<Evidence> found;
    const auto sql = fmt::format(
        "select {} from evidence e {} where r.organisation = :organisation and r.sha256 = :sha256",
        evidence_columns,
        with_revision_and_withdrawal
    );
    for (const auto& row : db.query(sql, {file.organisation, file.sha256}))
        found.push_back(evidence_in(row));
    return found;
}

void keep_text(Transaction& tx, const WaitingFile& file, const std::string& words) {
    tx.execute(
        "insert into evidence_text (organisation, sha256, words) values (:organisation, :sha256, :words) "
        "on conflict do nothing",
        {file.organisation, file.sha256, words}
    );
    if (words.empty()) return;
    for (const auto& evidence : latest_with(tx, file))
        keep_words(tx, file.organisation, evidence);
}

}  // namespace

void keep_words(Transaction& tx, OrganisationId organisation, const Evidence& evidence) {
    const auto text = tx.db().find(
        "select words from evidence_text where organisation = :organisation and sha256 = :sha256",
        {organisation, evidence.sha256}
    );
    const auto words = search_words(
        {evidence.title,
         evidence.note,
         evidence.file_name,
         evidence.link,
         text ? std::string_view(text->text(0)) : std::string_view()}
    );
    put_words(tx, organisation, evidence.id, words);
}

std::size_t read_waiting_files(Db& db, std::size_t most) {
    const auto files = waiting_files(db, most);
    for (const auto& file : files) {
        const auto words = words_in(db, file);
        db.write([&](Transaction& tx) { keep_text(tx, file, words); });
    }
    return files.size();
}

jobs::Job reading_job() {
    return {
        .name = "evidence",
        .summary = "read the files of evidence, so that they are found by what stands in them",
        .when = jobs::Every{std::chrono::minutes{1}},
        .run =
            [](jobs::JobCall& call) {
                mend_index(call.db);
                return fmt::format("{} files read", read_waiting_files(call.db, files_a_minute));
            },
    };
}

}  // namespace dueregard::evidence
